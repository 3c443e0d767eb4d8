using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Health;

/// <summary>What the last checks of a tenant's connections found, and who is checking now.</summary>
public sealed class HealthStore(IRowStore rows)
{
    /// <summary>Connection id → its last check.</summary>
    public async Task<IReadOnlyDictionary<string, Stored<HealthCheck>>> All(TenantId tenant, CancellationToken cancellation)
    {
        var checks = new Dictionary<string, Stored<HealthCheck>>();
        await foreach (var row in rows.Query(Table.State, Keys.Health(tenant), RowRange.All, null, cancellation))
            checks[row.Key] = new Stored<HealthCheck>(RowBody.Read<HealthCheck>(row), row.Version);
        return checks;
    }

    /// <summary>Claims the right to check a connection: false when somebody else was faster.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="connectionId">The connection.</param>
    /// <param name="claim">The check with <see cref="HealthCheck.CheckingSince"/> set.</param>
    /// <param name="version">The version it was read with; null when there was none.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<bool> Claim(TenantId tenant, string connectionId, HealthCheck claim, string? version, CancellationToken cancellation)
    {
        var change = version is null
            ? RowChange.Insert(connectionId, RowBody.Of(claim))
            : RowChange.Replace(connectionId, RowBody.Of(claim), version);
        return (await rows.Write(Table.State, Keys.Health(tenant), [change], cancellation)).Applied;
    }

    public Task Save(TenantId tenant, string connectionId, HealthCheck check, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Health(tenant), [RowChange.Put(connectionId, RowBody.Of(check))], cancellation);

    public Task Delete(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Health(tenant), [RowChange.Delete(connectionId)], cancellation);
}
