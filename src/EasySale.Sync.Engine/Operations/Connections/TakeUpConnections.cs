using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// Enters a tenant's connections that no check is planned for, such as those made before there were checks. Done with the tenant's daily
/// sweep: two queries, and nothing where all are entered.
/// </summary>
public sealed class TakeUpConnections(ConnectionStore connections, DueProbeStore due, TimeProvider time)
{
    public async Task Run(TenantId tenant, CancellationToken cancellation)
    {
        var enabled = await connections.List(tenant, cancellation).Where(connection => connection.Enabled).ToListAsync(cancellation);
        foreach (var connection in await due.WithoutPlan(tenant, enabled, cancellation)) await due.Enter(connection, time.GetUtcNow(), cancellation);
    }
}
