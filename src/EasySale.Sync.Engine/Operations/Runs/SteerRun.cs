using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>
/// Pauses, resumes and cancels runs. The wish is stored on the run, then its steps are called; the worker sees it after the group
/// of records at hand, at no cost to a run nobody steers.
/// </summary>
public sealed class SteerRun(RunStore runs, ActiveRunStore active, RunLauncher launcher, CountRun metrics, TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such run (404), or it cannot be paused now (409).</exception>
    public Task<SteeredRun> Pause(Caller caller, string syncId, CancellationToken cancellation) =>
        Steer(caller, syncId, "paused", run => run.Status switch
        {
            RunStatus.Queued => RunStatus.Paused,
            RunStatus.Paused => RunStatus.Paused,
            _ => RunStatus.Pausing,
        }, cancellation);

    /// <exception cref="ProblemException">There is no such run (404), or it is not paused (409).</exception>
    public Task<SteeredRun> Resume(Caller caller, string syncId, CancellationToken cancellation) =>
        Steer(caller, syncId, "resumed", run => run.StartedAt is null && run.Status == RunStatus.Paused ? RunStatus.Queued : RunStatus.Resuming, cancellation);

    /// <summary>The run ends after the group of records at hand. What was written stays and stays linked.</summary>
    /// <exception cref="ProblemException">There is no such run (404), or it is over (409).</exception>
    public Task<SteeredRun> Cancel(Caller caller, string syncId, CancellationToken cancellation) =>
        Steer(caller, syncId, "cancelled", run => run.StartedAt is null || run.Status is RunStatus.AwaitingConfirmation or RunStatus.Queued ? RunStatus.Cancelled : RunStatus.Cancelling, cancellation);

    private async Task<SteeredRun> Steer(Caller caller, string syncId, string verb, Func<Run, RunStatus> wish, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        if (await runs.Find(caller.Tenant, syncId, cancellation) is null)
            throw new ProblemException(KnownProblems.NotFound($"There is no run \"{syncId}\". GET /api/sync/status lists them."));
        var run = await runs.Change(caller.Tenant, syncId, now => Changed(now, wish(now), verb), cancellation);
        await runs.Call(caller.Tenant, syncId, cancellation);
        // It ends here: none of its steps is going to.
        if (run is { IsOver: true, StartedAt: not null }) await metrics.AfterRun(Caller.System, caller.Tenant, syncId, cancellation);
        IReadOnlyList<string> next = run.IsOver ? await launcher.Leave(caller.Tenant, syncId, cancellation) : [];
        return new SteeredRun(syncId, run.Status, RunLinks.Of(syncId)) { MayStart = await MayStart(run, next, cancellation) };
    }

    private Run Changed(Run run, RunStatus wish, string verb)
    {
        if (run.Status == wish) return run;
        if (!RunTransitions.Allows(run.Status, wish)) throw new ProblemException(KnownProblems.CannotSteer(run.SyncId, verb, run.Status.ToString().ToLowerInvariant()));
        return run.To(wish) with { FinishedAt = RunTransitions.IsOver(wish) ? time.GetUtcNow() : null };
    }

    private async Task<IReadOnlyList<string>> MayStart(Run run, IReadOnlyList<string> next, CancellationToken cancellation)
    {
        if (run.Status != RunStatus.Queued) return next;
        var entered = (await active.List(run.Tenant, cancellation)).FirstOrDefault(other => other.SyncId == run.SyncId);
        return entered is { Queued: false } ? [run.SyncId, .. next] : next;
    }
}
