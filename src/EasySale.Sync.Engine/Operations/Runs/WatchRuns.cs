using System.Collections.Concurrent;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>
/// Repairs what a crash left, every minute: starts that were cut off are finished, runs that are over give up their places,
/// runs that have their turn are named so that the host sees to their orchestrations. One instance per process.
/// </summary>
public sealed class WatchRuns(ActiveTenantStore tenants, ActiveRunStore active, RunStore runs, RunLauncher launcher, TimeProvider time)
{
    private readonly ConcurrentDictionary<TenantId, (string Version, DateTimeOffset Since)> _idle = new();

    /// <summary>The runs whose orchestrations must be alive; to start one that is must be harmless.</summary>
    public async Task<IReadOnlyList<RunToSchedule>> Watch(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var due = new List<RunToSchedule>();
        foreach (var tenant in await tenants.List(cancellation).ToListAsync(cancellation))
        {
            await FinishStarts(tenant.Tenant, cancellation);
            var entered = await Living(tenant.Tenant, cancellation);
            due.AddRange(entered.Where(run => run is { Queued: false, IsHold: false }).Select(run => new RunToSchedule(tenant.Tenant, run.SyncId)));
            await ForgetWhenIdle(tenant, entered.Count == 0, cancellation);
        }

        return due;
    }

    /// <summary>Enters runs that were stored by a start that died before it entered them.</summary>
    private async Task FinishStarts(TenantId tenant, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var known = (await active.List(tenant, cancellation)).Select(run => run.SyncId).ToHashSet();
        await foreach (var run in runs.List(tenant, null, cancellation))
        {
            if (now - run.CreatedAt > RunDefaults.StartLookBack) return;
            var cutOff = run.Status == RunStatus.Queued && !known.Contains(run.SyncId) && now - run.CreatedAt > RunDefaults.StartGrace;
            if (cutOff) await launcher.Enter(run, cancellation);
        }
    }

    /// <summary>The entered runs, after those that are over (or were taken back) have left.</summary>
    private async Task<IReadOnlyList<ActiveRun>> Living(TenantId tenant, CancellationToken cancellation)
    {
        foreach (var entered in await active.List(tenant, cancellation))
            if (await HasEnded(tenant, entered.SyncId, cancellation)) await launcher.Leave(tenant, entered.SyncId, cancellation);
        var living = await active.List(tenant, cancellation);
        // A limit that was raised by an import, or by a process that died then.
        if (!living.Any(run => run.Queued) || (await launcher.Advance(tenant, cancellation)).Count == 0) return living;
        return await active.List(tenant, cancellation);
    }

    private async Task<bool> HasEnded(TenantId tenant, string syncId, CancellationToken cancellation) =>
        await runs.Find(tenant, syncId, cancellation) is { } stored
            ? stored.Value.IsOver
            : time.GetUtcNow() - SyncIds.Instant(syncId) > RunDefaults.StartGrace;

    // A start between its announcement and its first row is invisible: a tenant is forgotten only when its entry has not
    // moved, and nothing was there, for longer than any start takes.
    private async Task ForgetWhenIdle(ActiveTenant tenant, bool idle, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!idle || !_idle.TryGetValue(tenant.Tenant, out var seen) || seen.Version != tenant.Version)
        {
            _idle[tenant.Tenant] = (idle ? tenant.Version : "", now);
        }
        else if (now - seen.Since > RunDefaults.StartLookBack)
        {
            await tenants.Forget(tenant, cancellation);
            _idle.TryRemove(tenant.Tenant, out _);
        }
    }
}
