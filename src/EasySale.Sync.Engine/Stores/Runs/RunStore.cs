using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>Runs of a tenant by month, newest first, and the steps of each.</summary>
public sealed class RunStore(IRowStore rows, TimeProvider time)
{
    private const int MonthsKept = 14;

    public async Task<Stored<Run>?> Find(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        if (!SyncIds.IsValid(syncId)) return null;
        var row = await rows.Get(Table.Runs, Keys.Runs(tenant, SyncIds.Month(syncId)), syncId, cancellation);
        return row is null ? null : new Stored<Run>(RowBody.Read<Run>(row), row.Version);
    }

    /// <summary>Adds a run; one that is there already stays as it is.</summary>
    public Task Add(Run run, CancellationToken cancellation) =>
        rows.Write(Table.Runs, Keys.Runs(run.Tenant, SyncIds.Month(run.SyncId)), [RowChange.Insert(run.SyncId, Body(run))], cancellation);

    /// <summary>Takes back a run that was added but may not start.</summary>
    public Task Remove(TenantId tenant, string syncId, CancellationToken cancellation) =>
        rows.Write(Table.Runs, Keys.Runs(tenant, SyncIds.Month(syncId)), [RowChange.Delete(syncId)], cancellation);

    /// <summary>Changes a run as it is now, however often somebody else changes it meanwhile. Returns it as saved.</summary>
    public async Task<Run> Change(TenantId tenant, string syncId, Func<Run, Run> change, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await Find(tenant, syncId, cancellation) ?? throw new InvalidOperationException($"Run {syncId} does not exist.");
            var changed = change(stored.Value);
            if (changed == stored.Value) return changed;
            var row = RowChange.Replace(syncId, Body(changed), stored.Version);
            if ((await rows.Write(Table.Runs, Keys.Runs(tenant, SyncIds.Month(syncId)), [row], cancellation)).Applied) return changed;
        }
    }

    /// <summary>Runs newest first, beginning behind <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<Run> List(TenantId tenant, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var month = time.GetUtcNow();
        var oldest = month.AddMonths(-MonthsKept);
        for (; month > oldest; month = month.AddMonths(-1))
        {
            var range = after is null ? RowRange.All : RowRange.Behind(after);
            await foreach (var row in rows.Query(Table.Runs, Keys.Runs(tenant, SyncIds.Month(month)), range, null, cancellation))
                yield return RowBody.Read<Run>(row);
        }
    }

    /// <summary>Runs asked for at or after <paramref name="from"/> and before <paramref name="to"/> (null: no such end), newest first, beginning behind <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<Run> Newest(
        TenantId tenant, DateTimeOffset? from, DateTimeOffset? to, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var oldest = Latest(from ?? DateTimeOffset.MinValue, now.AddMonths(-MonthsKept));
        var newest = after is not null ? SyncIds.Instant(after) : to < now ? to.Value.AddTicks(-1) : now;
        var first = to is null ? null : SyncIds.Prefix(to.Value.AddTicks(-1));
        if (after is not null && string.CompareOrdinal(first, after) < 0) first = RowRange.Behind(after).From;
        var range = new RowRange(first, RowKey.After(SyncIds.Prefix(oldest)));
        for (var month = newest; month >= SyncIds.MonthStart(oldest); month = SyncIds.MonthStart(month).AddTicks(-1))
            await foreach (var row in rows.Query(Table.Runs, Keys.Runs(tenant, SyncIds.Month(month)), range, null, cancellation))
                yield return RowBody.Read<Run>(row);
    }

    /// <summary>Runs asked for after <paramref name="from"/> (null: as long as runs are kept at all) and before <paramref name="to"/>, oldest month first.</summary>
    public async IAsyncEnumerable<Run> Between(TenantId tenant, DateTimeOffset? from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = from ?? time.GetUtcNow().AddMonths(-MonthsKept);
        var range = new RowRange(SyncIds.Prefix(to), RowKey.After(SyncIds.Prefix(first)));
        for (var month = new DateTimeOffset(first.UtcDateTime.Year, first.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero); month < to; month = month.AddMonths(1))
            await foreach (var row in rows.Query(Table.Runs, Keys.Runs(tenant, SyncIds.Month(month)), range, null, cancellation))
                yield return RowBody.Read<Run>(row);
    }

    /// <summary>Removes a run and its steps. Cut off, it is still there.</summary>
    public async Task Forget(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        var steps = await Steps(tenant, syncId, cancellation);
        if (steps.Count > 0)
            await rows.Write(Table.Runs, Keys.Steps(tenant, syncId), [.. steps.Select(step => RowChange.Delete(RowKey.Ordered(step.Index)))], cancellation);
        await Remove(tenant, syncId, cancellation);
    }

    public async Task<IReadOnlyList<RunStep>> Steps(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        var steps = new List<RunStep>();
        await foreach (var row in rows.Query(Table.Runs, Keys.Steps(tenant, syncId), RowRange.All, null, cancellation))
            steps.Add(RowBody.Read<RunStep>(row));
        return steps;
    }

    public async Task<Stored<RunStep>> Step(TenantId tenant, string syncId, int index, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Runs, Keys.Steps(tenant, syncId), RowKey.Ordered(index), cancellation)
            ?? throw new InvalidOperationException($"Run {syncId} has no step {index}.");
        return new Stored<RunStep>(RowBody.Read<RunStep>(row), row.Version);
    }

    /// <summary>Adds the steps of a run; when they are there already, nothing happens.</summary>
    public Task AddSteps(TenantId tenant, IReadOnlyList<RunStep> steps, CancellationToken cancellation) => rows.Write(
        Table.Runs, Keys.Steps(tenant, steps[0].SyncId), [.. steps.Select(step => RowChange.Insert(RowKey.Ordered(step.Index), RowBody.Of(step)))], cancellation);

    /// <summary>Calls the workers of a run: whoever does one of its steps looks at the run before going on.</summary>
    public async Task Call(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        foreach (var step in await Steps(tenant, syncId, cancellation))
            while (await Step(tenant, syncId, step.Index, cancellation) is { Value: { IsOver: false, IsCalled: false } } stored)
                if (await Save(tenant, stored.Value with { IsCalled = true }, stored.Version, cancellation) is not null) break;
    }

    /// <summary>Saves a step; null when somebody else did meanwhile (then another worker has this slice).</summary>
    public async Task<Stored<RunStep>?> Save(TenantId tenant, RunStep step, string version, CancellationToken cancellation)
    {
        var row = RowChange.Replace(RowKey.Ordered(step.Index), RowBody.Of(step), version);
        var write = await rows.Write(Table.Runs, Keys.Steps(tenant, step.SyncId), [row], cancellation);
        return write.Applied ? new Stored<RunStep>(step, write.Versions[0]) : null;
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static Dictionary<string, object> Body(Run run) =>
        RowBody.Of(run, ("Status", run.Status.ToString()), ("Entity", run.Entity), ("CreatedAt", run.CreatedAt));
}
