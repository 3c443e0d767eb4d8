using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>A tenant's routes as they are now.</summary>
public sealed class RouteMaps(ConnectorCatalog connectors, RouteStore routes)
{
    public ConnectorCatalog Connectors => connectors;

    public async Task<RouteMap> Of(TenantId tenant, CancellationToken cancellation) => new(connectors, await routes.List(tenant, cancellation));
}
