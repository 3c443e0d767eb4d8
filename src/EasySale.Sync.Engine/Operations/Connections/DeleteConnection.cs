using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Takes a connection and its secrets away. Links stay: the same system connected under the same id goes on where it was.</summary>
public sealed class DeleteConnection(
    ConnectorCatalog connectors, ConnectionStore connections, ConnectionSecrets secrets, LinkedSystems linked, ConnectionDirectory directory,
    HealthStore health, GateStore gates, WebhookStateStore webhooks, VendorAccess access, AuditTrail trail)
{
    /// <exception cref="ProblemException">There is no such connection (404), or runs go on or wait with it (409).</exception>
    public async Task<DeletedConnection> Delete(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var connection = await connections.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(GetConnections.Unknown(id));
        var busy = await linked.Busy(connection, cancellation);
        if (busy.Count > 0) throw new ProblemException(KnownProblems.ConnectionInUse(id, busy));

        var connector = connectors.Find(connection.Platform);
        await trail.Note(caller, AuditActions.ConnectionDeleted, id, SettingChanges.Of(new ConnectionView(connection, connector), null), cancellation);
        await linked.Leave(connection, cancellation);
        // Our access first, while there are keys to end it with.
        var toDo = await access.End(connection, cancellation);
        // Secrets next: if this is cut off, the connection is still there to be deleted again, and no secret is left behind.
        await secrets.Delete(caller.Tenant, [.. connection.SecretNames.Values, .. (connector?.Rotating ?? []).Select(name => RotatingSecrets.NameOf(id, name))], cancellation);
        await connections.Delete(caller.Tenant, id, cancellation);
        await directory.Leave(connection, connector?.Webhooks, cancellation);
        await webhooks.Delete(caller.Tenant, id, cancellation);
        await health.Delete(caller.Tenant, id, cancellation);
        await gates.Delete(caller.Tenant, id, cancellation);
        return new DeletedConnection(id, toDo is null, toDo);
    }
}
