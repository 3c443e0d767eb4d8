using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Health;

/// <summary>What the last checks of a tenant's connections found, and who is checking now.</summary>
public sealed class HealthStore(IRowStore rows)
{
    /// <summary>Longer than a check takes.</summary>
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromMinutes(1);

    /// <summary>Connection id → its last check.</summary>
    public async Task<IReadOnlyDictionary<string, Stored<HealthCheck>>> All(TenantId tenant, CancellationToken cancellation)
    {
        var checks = new Dictionary<string, Stored<HealthCheck>>();
        await foreach (var row in rows.Query(Table.State, Keys.Health(tenant), RowRange.All, null, cancellation))
            checks[row.Key] = new Stored<HealthCheck>(RowBody.Read<HealthCheck>(row), row.Version);
        return checks;
    }

    public async Task<Stored<HealthCheck>?> Find(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        await rows.Get(Table.State, Keys.Health(tenant), connectionId, cancellation) is { } row ? new Stored<HealthCheck>(RowBody.Read<HealthCheck>(row), row.Version) : null;

    /// <summary>Claims the right to check a connection for a minute: false when somebody else is at it, or was faster.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="connectionId">The connection.</param>
    /// <param name="known">The last check as it was read; null when there was none.</param>
    /// <param name="now">Since when.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<bool> Claim(TenantId tenant, string connectionId, Stored<HealthCheck>? known, DateTimeOffset now, CancellationToken cancellation)
    {
        if (now - known?.Value.CheckingSince < ClaimLifetime) return false;
        var claim = RowBody.Of((known?.Value ?? new HealthCheck()) with { CheckingSince = now });
        var change = known is null ? RowChange.Insert(connectionId, claim) : RowChange.Replace(connectionId, claim, known.Version);
        return (await rows.Write(Table.State, Keys.Health(tenant), [change], cancellation)).Applied;
    }

    public Task Save(TenantId tenant, string connectionId, HealthCheck check, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Health(tenant), [RowChange.Put(connectionId, RowBody.Of(check))], cancellation);

    public Task Delete(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Health(tenant), [RowChange.Delete(connectionId)], cancellation);
}
