using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Shows a tenant's connections.</summary>
public sealed class GetConnections(ConnectorCatalog connectors, ConnectionStore connections)
{
    /// <summary>All of them; a tenant has few.</summary>
    public async Task<Listing<ConnectionView>> List(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var all = await connections.List(caller.Tenant, cancellation).Select(View).ToListAsync(cancellation);
        return new Listing<ConnectionView>(all, null);
    }

    /// <exception cref="ProblemException">There is no such connection (404).</exception>
    public async Task<ConnectionView> Get(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return await connections.Find(caller.Tenant, id, cancellation) is { } connection
            ? View(connection)
            : throw new ProblemException(Unknown(id));
    }

    private ConnectionView View(Connection connection) => new(connection, connectors.Find(connection.Platform));

    internal static Problem Unknown(string id) =>
        KnownProblems.NotFound($"There is no connection \"{id}\". GET /api/integrations/connections lists them.");
}
