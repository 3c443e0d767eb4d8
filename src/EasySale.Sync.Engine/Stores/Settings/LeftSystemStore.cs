using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Settings;

/// <summary>Which systems the deleted connections of a tenant led to: their links stay, and are of those systems.</summary>
public sealed class LeftSystemStore(IRowStore rows)
{
    private const string System = "System";

    /// <summary>Connection id → platform and system, as <see cref="Connecting.Connector.SystemOf"/> tells it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> All(TenantId tenant, CancellationToken cancellation) =>
        await rows.Query(Table.Settings, Keys.LeftSystems(tenant), RowRange.All, null, cancellation)
            .ToDictionaryAsync(row => row.Key, row => (string)row.Values[System], cancellationToken: cancellation);

    public Task Put(TenantId tenant, string connectionId, string system, CancellationToken cancellation) => rows.Write(
        Table.Settings, Keys.LeftSystems(tenant), [RowChange.Put(connectionId, new Dictionary<string, object> { [System] = system })], cancellation);
}
