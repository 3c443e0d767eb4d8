using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>The filter <c>connection</c> of what sums things up: a misspelled one must not look like a connection without work.</summary>
internal static class ConnectionFilter
{
    /// <summary>The connection that was asked for, or null. One the tenant does not have is wrong.</summary>
    public static async Task<string?> Read(ListInput input, ConnectionStore connections, TenantId tenant, CancellationToken cancellation)
    {
        if (input.Text("connection") is not { } id) return null;
        if (await connections.Find(tenant, id, cancellation) is null)
            input.Wrong("connection", $"There is no connection \"{id}\". GET /api/integrations/connections lists them.");
        return id;
    }
}
