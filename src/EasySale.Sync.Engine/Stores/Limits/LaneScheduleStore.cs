using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>The permits of a connection's lanes, shared by all workers: a row per lane, guarded by its version.</summary>
public sealed class LaneScheduleStore(IRowStore rows)
{
    /// <summary>The lane's schedule with its version; null while nobody has taken a permit.</summary>
    public async Task<Stored<LaneSchedule>?> Find(TenantId tenant, string connectionId, string lane, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.State, Keys.Lanes(tenant, connectionId), RowKey.Escape(lane), cancellation);
        return row is null ? null : new Stored<LaneSchedule>(RowBody.Read<LaneSchedule>(row), row.Version);
    }

    /// <summary>Saves what a worker took; null when another one was faster.</summary>
    public async Task<Stored<LaneSchedule>?> Save(
        TenantId tenant, string connectionId, string lane, LaneSchedule schedule, string? version, CancellationToken cancellation)
    {
        var (key, body) = (RowKey.Escape(lane), RowBody.Of(schedule));
        var change = version is null ? RowChange.Insert(key, body) : RowChange.Replace(key, body, version);
        var write = await rows.Write(Table.State, Keys.Lanes(tenant, connectionId), [change], cancellation);
        return write.Applied ? new Stored<LaneSchedule>(schedule, write.Versions[0]) : null;
    }
}
