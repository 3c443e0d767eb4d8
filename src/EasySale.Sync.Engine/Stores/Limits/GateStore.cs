using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>What holds connections back: a row per connection that was ever held back.</summary>
public sealed class GateStore(IRowStore rows)
{
    public async Task<GateState> Get(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        await rows.Get(Table.State, Keys.Gates(tenant), RowKey.Escape(connectionId), cancellation) is { } row ? RowBody.Read<GateState>(row) : GateState.Closed;

    /// <summary>Connection id → what holds it back; connections that never were are missing.</summary>
    public async Task<IReadOnlyDictionary<string, GateState>> All(TenantId tenant, CancellationToken cancellation)
    {
        var gates = new Dictionary<string, GateState>();
        await foreach (var row in rows.Query(Table.State, Keys.Gates(tenant), RowRange.All, null, cancellation))
            gates[row.Key] = RowBody.Read<GateState>(row);
        return gates;
    }

    /// <summary>Changes a gate as it is now, however often somebody else changes it meanwhile. Returns it, and whether it was changed.</summary>
    public async Task<(GateState State, bool Changed)> Change(
        TenantId tenant, string connectionId, Func<GateState, GateState> change, CancellationToken cancellation)
    {
        var key = RowKey.Escape(connectionId);
        while (true)
        {
            var row = await rows.Get(Table.State, Keys.Gates(tenant), key, cancellation);
            var before = row is null ? GateState.Closed : RowBody.Read<GateState>(row);
            var after = change(before);
            if (ReferenceEquals(before, after)) return (before, false);
            var save = row is null ? RowChange.Insert(key, RowBody.Of(after)) : RowChange.Replace(key, RowBody.Of(after), row.Version);
            if ((await rows.Write(Table.State, Keys.Gates(tenant), [save], cancellation)).Applied) return (after, true);
        }
    }

    public Task Delete(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Gates(tenant), [RowChange.Delete(RowKey.Escape(connectionId))], cancellation);
}
