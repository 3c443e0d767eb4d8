using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>
/// Starts the run that writes a plan, once: the plan's own run says which. A dry run's plan is written by a run of its own; a run that
/// waits for its confirmation goes on itself.
/// </summary>
public sealed class PlanStart(RunStore runs, ActiveRunStore active, RunLauncher launcher, TimeProvider time)
{
    internal Task<StartedRun> Start(Caller caller, StoredPlan plan, bool isConfirmed, CancellationToken cancellation) =>
        plan.Run.Aim == RunAim.Confirm ? GoOn(caller, plan.Run, cancellation) : Write(caller, plan.Run, isConfirmed, cancellation);

    private async Task<StartedRun> Write(Caller caller, Run plan, bool isConfirmed, CancellationToken cancellation)
    {
        var syncId = await Claim(plan, cancellation);
        var now = time.GetUtcNow();
        var run = plan with
        {
            SyncId = syncId,
            Aim = RunAim.Apply,
            Applies = plan.SyncId,
            AppliedBy = null,
            ConfirmedBy = isConfirmed ? caller.UserId : null,
            Status = RunStatus.Queued,
            StartedBy = caller.UserId,
            CorrelationId = caller.CorrelationId ?? plan.CorrelationId,
            TraceParent = null,
            CreatedAt = now,
            StartedAt = null,
            FinishedAt = null,
            Error = null,
        };
        var launch = await launcher.Launch(run, cancellation);
        if (launch.KeptOutBy is not { } other) return StartedRun.Of(run, launch.Queued ? RunStatus.Queued : RunStatus.Running);
        throw new ProblemException(KnownProblems.AlreadyRunning(other));
    }

    /// <returns>The id of the run that writes the plan: a new one, or one that was kept out or whose start died. It is always the same, so that none comes twice.</returns>
    private async Task<string> Claim(Run plan, CancellationToken cancellation)
    {
        var fresh = SyncIds.New(time.GetUtcNow());
        var claimed = (await runs.Change(plan.Tenant, plan.SyncId, there => there.AppliedBy is null ? there with { AppliedBy = fresh } : there, cancellation)).AppliedBy!;
        if (claimed == fresh || await runs.Find(plan.Tenant, claimed, cancellation) is null) return claimed;
        throw new ProblemException(KnownProblems.PlanApplied(plan.SyncId, claimed));
    }

    // Entered first: a start that dies in between leaves a run the watchdog ends again, and it waits as before.
    private async Task<StartedRun> GoOn(Caller caller, Run run, CancellationToken cancellation)
    {
        if ((await active.List(run.Tenant, cancellation)).Any(other => other.SyncId == run.SyncId)) throw new ProblemException(KnownProblems.PlanStillEnding);
        var launch = await launcher.Reenter(run, cancellation);
        if (launch.KeptOutBy is { } other) throw new ProblemException(KnownProblems.AlreadyRunning(other));
        var isOurs = false;
        var now = await runs.Change(run.Tenant, run.SyncId, there =>
        {
            isOurs = there.Status == RunStatus.AwaitingConfirmation;
            return isOurs ? there.To(RunStatus.Queued) with { ConfirmedBy = caller.UserId } : there;
        }, cancellation);
        if (isOurs) return StartedRun.Of(run, launch.Queued ? RunStatus.Queued : RunStatus.Running);
        throw new ProblemException(now.Status == RunStatus.Cancelled ? KnownProblems.PlanNotReady(run.SyncId, PlanState.Cancelled) : KnownProblems.PlanApplied(run.SyncId, run.SyncId));
    }
}
