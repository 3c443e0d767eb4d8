using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>
/// A tenant's schedules. Every change that gives a schedule another next occurrence puts it into the due index first, so that no
/// crash leaves one that nobody looks at; entries that have become wrong are taken out when they are met.
/// </summary>
public sealed class ScheduleStore(IRowStore rows, DueScheduleStore due)
{
    public async Task<Stored<Schedule>?> Find(TenantId tenant, string id, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Settings, Keys.Schedules(tenant), RowKey.Escape(id), cancellation);
        return row is null ? null : new Stored<Schedule>(RowBody.Read<Schedule>(row), row.Version);
    }

    public async IAsyncEnumerable<Schedule> List(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.Settings, Keys.Schedules(tenant), RowRange.All, null, cancellation))
            yield return RowBody.Read<Schedule>(row);
    }

    public async Task Add(Schedule schedule, CancellationToken cancellation)
    {
        await due.Put(schedule, cancellation);
        await Write(schedule.Tenant, RowChange.Insert(RowKey.Escape(schedule.Id), RowBody.Of(schedule)), cancellation);
    }

    /// <summary>Saves a schedule that still has this version; null when somebody else has changed it.</summary>
    public async Task<Stored<Schedule>?> Save(Schedule schedule, string version, CancellationToken cancellation)
    {
        await due.Put(schedule, cancellation);
        var written = await Write(schedule.Tenant, RowChange.Replace(RowKey.Escape(schedule.Id), RowBody.Of(schedule), version), cancellation);
        return written.Applied ? new Stored<Schedule>(schedule, written.Versions[0]) : null;
    }

    /// <summary>Changes a schedule as it is now, however often somebody else changes it meanwhile. Null when there is none.</summary>
    public async Task<Schedule?> Change(TenantId tenant, string id, Func<Schedule, Schedule> change, CancellationToken cancellation)
    {
        while (await Find(tenant, id, cancellation) is { } stored)
            if (await Save(change(stored.Value), stored.Version, cancellation) is { } saved) return saved.Value;
        return null;
    }

    public Task Delete(TenantId tenant, string id, CancellationToken cancellation) =>
        Write(tenant, RowChange.Delete(RowKey.Escape(id)), cancellation);

    private Task<RowWrite> Write(TenantId tenant, RowChange change, CancellationToken cancellation) =>
        rows.Write(Table.Settings, Keys.Schedules(tenant), [change], cancellation);
}
