using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>
/// Tries failed records again by itself, once they are due: a run by ids for each kind. Its id follows from the entry, so whoever
/// starts it again after a crash, or at the same time, starts the same run. A busy route makes the rest wait, and so does one that was turned off.
/// </summary>
public sealed partial class RetryDueRecords(
    DueRetryStore due, WaitingRetryStore waiting, FailureStore failures, RunStore runs, RunLauncher launcher, TurnedOffRoutes turnedOff, TimeProvider time, ILogger<RetryDueRecords> logger)
{
    /// <summary>How long records wait for a route that is busy before they are looked at again.</summary>
    public static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(30);

    /// <summary>The same for a route that is turned off.</summary>
    public static readonly TimeSpan OffWait = TimeSpan.FromHours(1);

    /// <summary>Starts all that is due. Returns the runs that must be alive now.</summary>
    public async Task<IReadOnlyList<RunToSchedule>> Run(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var started = new List<RunToSchedule>();
        foreach (var entry in await due.List(time.GetUtcNow(), cancellation).ToListAsync(cancellation))
        {
            try
            {
                started.AddRange(await Run(caller, entry, cancellation));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One entry that cannot be started must not keep the others from their time; it stays due.
                LogFailed(logger, entry.SyncId, entry.Tenant, fault);
            }
        }

        return started;
    }

    /// <summary>Starts what one run left. Returns the runs that must be alive now.</summary>
    public async Task<IReadOnlyList<RunToSchedule>> Run(Caller caller, DueRetry entry, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var left = await StillWaiting(entry, cancellation);
        var off = await turnedOff.Among(entry.Tenant, left, cancellation);
        var started = new List<RunToSchedule>();
        var overrides = left.Count == 0 ? null : (await runs.Find(entry.Tenant, entry.SyncId, cancellation))?.Value.Overrides;
        foreach (var kind in left.Except(off).GroupBy(failure => (failure.Source, failure.Target, failure.Kind)).OrderBy(kind => kind.Key.Kind).ToList())
        {
            var (run, launch) = await Launch(Draft(entry, [.. kind]) with { Overrides = overrides }, cancellation);
            if (launch.KeptOutBy is not null) continue;
            if (!launch.Queued) started.Add(new RunToSchedule(entry.Tenant, run.SyncId));
            var taken = kind.Where(failure => run.Ids.Contains(failure.SourceId)).Select(failure => failure.Id).ToHashSet();
            await waiting.Remove(entry.Tenant, entry.SyncId, taken, cancellation);
            left.RemoveAll(failure => taken.Contains(failure.Id));
        }

        if (left.Count > 0) await due.Put(entry with { At = time.GetUtcNow() + (left.Count > off.Count ? BusyWait : OffWait) }, cancellation);
        await due.Remove(entry, cancellation);
        return started;
    }

    /// <summary>The failures that no other run has met since; the others are taken out.</summary>
    private async Task<List<FailedRecord>> StillWaiting(DueRetry entry, CancellationToken cancellation)
    {
        var left = new List<FailedRecord>();
        var settled = new List<string>();
        foreach (var retry in await waiting.List(entry.Tenant, entry.SyncId, cancellation))
            if (await failures.Find(entry.Tenant, retry.Id, cancellation) is { NextTryAt: not null } failure && failure.SyncId == entry.SyncId) left.Add(failure);
            else settled.Add(retry.Id);
        await waiting.Remove(entry.Tenant, entry.SyncId, settled, cancellation);
        return left;
    }

    // What a worker that died had started already is that run, with the records it was started with.
    private async Task<(Run Run, Launch Launch)> Launch(Run run, CancellationToken cancellation)
    {
        if (await runs.Find(run.Tenant, run.SyncId, cancellation) is { } there) run = there.Value;
        return run.Status == RunStatus.Queued ? (run, await launcher.Launch(run, cancellation)) : (run, new Launch(null, Queued: run.IsOver));
    }

    private static Run Draft(DueRetry entry, IReadOnlyList<FailedRecord> failed)
    {
        var (source, target, kind) = (failed[0].Source, failed[0].Target, failed[0].Kind);
        return new Run
        {
            Tenant = entry.Tenant,
            SyncId = SyncIds.Of(entry.At, $"{entry.Tenant}/{entry.SyncId}/{source}/{target}/{kind.Name()}"),
            Entity = kind.Name(),
            Mode = SyncMode.Incremental,
            Source = source,
            Target = target,
            Kinds = [kind],
            Ids = [.. failed.Select(failure => failure.SourceId).Distinct().Take(RunDefaults.MostIds)],
            StartedBy = $"retry:{entry.SyncId}",
            CorrelationId = CorrelationId.OfCause("retry", entry.SyncId),
            CreatedAt = entry.At,
        };
    }

    [LoggerMessage(LogEvents.RetryFailed, LogLevel.Error, "What run {SyncId} of {Tenant} left could not be tried again; it is tried in a minute: {Fault}")]
    private static partial void LogFailed(ILogger logger, LogName syncId, TenantId tenant, MaskedFault fault);
}
