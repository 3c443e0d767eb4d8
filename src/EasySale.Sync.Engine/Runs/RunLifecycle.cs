using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs.Plans;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Runs;

/// <summary>The beginning and the end of a run. Both may be called again after a crash.</summary>
public sealed class RunLifecycle(RunStores stores, ConnectorCatalog connectors, TimeProvider time, ILogger<RunLifecycle>? logger = null)
{
    private readonly RunTelemetry _telemetry = new(logger);

    /// <summary>Marks the run as running and lays out its steps.</summary>
    public async Task<RunOutline> Begin(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        var run = await stores.Runs.Change(tenant, syncId, Running, cancellation);
        if (run.IsOver) return new RunOutline([]);
        _telemetry.Began(run);
        var target = await stores.Connections.Find(tenant, run.Target, cancellation);
        if (target is null || connectors.Find(target.Platform) is not { } connector) return await GiveUp(run, cancellation);
        await stores.Runs.AddSteps(tenant, await Steps(run, cancellation), cancellation);
        return new RunOutline([.. PlannedSteps.Of(run).Select((_, index) => new StepOutline(index, connector.WriteActivity))]);
    }

    /// <summary>Marks the run as over, gives its place to the next. Returns what comes after it.</summary>
    public async Task<RunEnd> Finish(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        var steps = await stores.Runs.Steps(tenant, syncId, cancellation);
        // Before the run is over, so that a crash in between repeats it.
        var retryAt = MayHaveRetries(steps) ? await EnterRetries(tenant, syncId, cancellation) : null;
        // What a plan would write is not written.
        var counts = steps.Where(step => step.Aim != StepAim.Plan).Aggregate(new RunCounts(), (sum, step) => sum + step.Counts);
        var ends = false;
        var run = await stores.Runs.Change(
            tenant, syncId, now => (ends = !Waits(now) && !now.IsOver) ? Over(now, steps) with { Counts = counts } : now, cancellation);
        if (ends) _telemetry.Ended(run);
        // Repeated after somebody confirmed it: it keeps the place it has now.
        if (run.Status == RunStatus.Queued) return new RunEnd([], null) { Run = run, Steps = steps };
        await stores.Retention.Enter(tenant, time.GetUtcNow(), cancellation);
        var next = await stores.ActiveRuns.Leave(
            tenant, syncId, async () => (await stores.Settings.Get(tenant, cancellation)).RunsAtOnce, cancellation);
        return new RunEnd(next, retryAt) { Run = run, Steps = steps };
    }

    private static bool Waits(Run run) => run.Status == RunStatus.AwaitingConfirmation || run is { Status: RunStatus.Queued, ConfirmedBy: not null };

    // A step that was stopped has not counted the group it was at.
    private static bool MayHaveRetries(IReadOnlyList<RunStep> steps) =>
        steps.Any(step => step.Counts.Failed > 0 || (step.StartedAt is not null && step.State != StepState.Done));

    private async Task<DateTimeOffset?> EnterRetries(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        var waiting = await stores.Retries.List(tenant, syncId, cancellation);
        if (waiting.Count == 0) return null;
        var at = waiting.Max(retry => retry.At);
        await stores.DueRetries.Put(new DueRetry(tenant, syncId, at), cancellation);
        return at;
    }

    // One that stands still has had its turn all the same: resumed, it goes on and waits for no other.
    private Run Running(Run run) => run.Status switch
    {
        RunStatus.Queued => run.To(RunStatus.Running) with { StartedAt = run.StartedAt ?? time.GetUtcNow() },
        RunStatus.Paused => run with { StartedAt = run.StartedAt ?? time.GetUtcNow() },
        _ => run,
    };

    private async Task<List<RunStep>> Steps(Run run, CancellationToken cancellation)
    {
        var steps = new List<RunStep>();
        var routes = await stores.RoutesOf(run, cancellation);
        foreach (var step in PlannedSteps.Of(run))
        {
            var scope = new LinkScope(run.Tenant, run.Source, run.Target, step.Kind);
            var since = run.Mode == SyncMode.Incremental ? await stores.Watermarks.Find(scope, cancellation) : null;
            var parked = run.Mode == SyncMode.Compare ? await Parked(scope, cancellation) : null;
            steps.Add(step with { Since = since, Cursor = parked, Routes = routes });
        }

        return steps;
    }

    // A list that has lain too long names too little of what there is now.
    private async Task<string?> Parked(LinkScope scope, CancellationToken cancellation) =>
        await stores.Drift.Find(scope, cancellation) is { Cursor: { } cursor } report && time.GetUtcNow() - report.At < RunDefaults.ParkedLifetime ? cursor : null;

    private async Task<RunOutline> GiveUp(Run run, CancellationToken cancellation)
    {
        var failure = new SyncException(
            FailureCause.FixSettings, "connection.gone", $"The connection {run.Target} is gone. Start the {(run.Aim == RunAim.Plan ? "dry run" : "sync")} with another one.");
        await stores.Runs.Change(run.Tenant, run.SyncId, gone => gone.IsOver ? gone : gone.To(RunStatus.Failed) with
        {
            FinishedAt = time.GetUtcNow(),
            Error = RunError.Of(failure),
        }, cancellation);
        return new RunOutline([]);
    }

    private Run Over(Run run, IReadOnlyList<RunStep> steps)
    {
        var stopped = steps.FirstOrDefault(step => step.State != StepState.Done);
        if (run.Status == RunStatus.Cancelling && stopped is not null) return run.To(RunStatus.Cancelled) with { FinishedAt = time.GetUtcNow() };
        return run.To(Status(stopped, steps)) with
        {
            FinishedAt = time.GetUtcNow(),
            Error = stopped is null ? null : stopped.Error ?? Interrupted(run),
        };
    }

    private static RunStatus Status(RunStep? stopped, IReadOnlyList<RunStep> steps)
    {
        if (stopped is not null || steps.Count == 0) return RunStatus.Failed;
        return steps.Any(step => step.Counts.Failed > 0) ? RunStatus.Partial : RunStatus.Completed;
    }

    private static RunError Interrupted(Run run) => new(
        FailureCause.OurBug, "run.interrupted",
        run.Aim == RunAim.Plan ? "The dry run was interrupted. It wrote nothing: start it again." : "The sync was interrupted. Nothing is lost: start it again and it goes on.",
        null);
}
