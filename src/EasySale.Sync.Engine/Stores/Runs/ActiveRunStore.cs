using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>
/// Which runs of a tenant go on and which wait, in one row: the place where "already running" and "at most five at once" are
/// decided, whatever the number of hosts.
/// </summary>
public sealed class ActiveRunStore(IRowStore rows)
{
    private const string Key = "runs";

    public async Task<IReadOnlyList<ActiveRun>> List(TenantId tenant, CancellationToken cancellation) =>
        (await Find(tenant, cancellation)).Value;

    /// <summary>Enters a run. Returns the run that keeps it out, or null when it was entered (running, or queued at the limit).</summary>
    public async Task<(ActiveRun? KeptOutBy, ActiveRun Entered)> Enter(TenantId tenant, ActiveRun run, int runsAtOnce, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await Find(tenant, cancellation);
            if (stored.Value.FirstOrDefault(other => other.SyncId == run.SyncId) is { } there) return (null, there);
            if (stored.Value.FirstOrDefault(run.Overlaps) is { } other) return (other, run);
            var entered = run with { Queued = stored.Value.Count(HasPlace) >= runsAtOnce };
            if (await Save(tenant, [.. stored.Value, entered], stored.Version, cancellation)) return (null, entered);
        }
    }

    /// <summary>Takes a finished run out and gives the free places to those that waited longest. Returns the runs that go on now.</summary>
    /// <param name="tenant">Whose runs.</param>
    /// <param name="syncId">The run that is over.</param>
    /// <param name="runsAtOnce">Asked only when somebody waits.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task<IReadOnlyList<string>> Leave(TenantId tenant, string syncId, Func<Task<int>> runsAtOnce, CancellationToken cancellation) =>
        GiveOut(tenant, syncId, runsAtOnce, cancellation);

    /// <summary>Gives places that are free, such as those of a raised limit, to the runs that waited longest. Returns the runs that go on now.</summary>
    public Task<IReadOnlyList<string>> Advance(TenantId tenant, Func<Task<int>> runsAtOnce, CancellationToken cancellation) =>
        GiveOut(tenant, null, runsAtOnce, cancellation);

    /// <summary>
    /// Keeps runs out for as long as something is changed that they begin with. What a process leaves that dies meanwhile, the watchdog
    /// takes away like a start that was cut off.
    /// </summary>
    /// <returns>The runs that stand against it: then nobody is kept out. Dry runs do not.</returns>
    public async Task<IReadOnlyList<ActiveRun>> Hold(TenantId tenant, ActiveRun hold, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await Find(tenant, cancellation);
            if (stored.Value.Any(other => other.SyncId == hold.SyncId)) return [];
            var against = stored.Value.Where(hold.Overlaps).ToList();
            if (against.Count > 0 || await Save(tenant, [.. stored.Value, hold], stored.Version, cancellation)) return against;
        }
    }

    /// <summary>Keeps nobody out any more.</summary>
    public async Task Release(TenantId tenant, ActiveRun hold, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await Find(tenant, cancellation);
            var left = stored.Value.Where(other => other.SyncId != hold.SyncId).ToList();
            if (left.Count == stored.Value.Count || await Save(tenant, left, stored.Version, cancellation)) return;
        }
    }

    private async Task<IReadOnlyList<string>> GiveOut(TenantId tenant, string? over, Func<Task<int>> runsAtOnce, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await Find(tenant, cancellation);
            var others = stored.Value.Where(run => run.SyncId != over).ToList();
            var next = await Next(others, runsAtOnce);
            if (others.Count == stored.Value.Count && next.Count == 0) return [];
            var left = others.Select(run => next.Contains(run.SyncId) ? run with { Queued = false } : run).ToList();
            if (await Save(tenant, left, stored.Version, cancellation)) return [.. next];
        }
    }

    private static async Task<HashSet<string>> Next(List<ActiveRun> runs, Func<Task<int>> runsAtOnce)
    {
        var waiting = runs.Where(run => run.Queued).ToList();
        if (waiting.Count == 0) return [];
        var free = await runsAtOnce() - runs.Count(HasPlace);
        return [.. waiting.Take(Math.Max(free, 0)).Select(run => run.SyncId)];
    }

    private static bool HasPlace(ActiveRun run) => run is { Queued: false, IsHold: false };

    private async Task<(IReadOnlyList<ActiveRun> Value, string? Version)> Find(TenantId tenant, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Runs, Keys.ActiveRuns(tenant), Key, cancellation);
        return row is null ? ([], null) : (RowBody.Read<List<ActiveRun>>(row), row.Version);
    }

    private async Task<bool> Save(TenantId tenant, IReadOnlyList<ActiveRun> runs, string? version, CancellationToken cancellation)
    {
        var change = version is null ? RowChange.Insert(Key, RowBody.Of(runs)) : RowChange.Replace(Key, RowBody.Of(runs), version);
        return (await rows.Write(Table.Runs, Keys.ActiveRuns(tenant), [change], cancellation)).Applied;
    }
}
