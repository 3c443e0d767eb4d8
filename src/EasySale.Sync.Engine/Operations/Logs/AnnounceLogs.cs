using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Logs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Logs;

/// <summary>Notes that the log of a run that is over is to be copied to the tenant's connections that want it. May be asked again.</summary>
public sealed class AnnounceLogs(ConnectionStore connections, ConnectorCatalog connectors, LogCopyStore copies, TimeProvider time)
{
    public async Task AfterRun(Caller caller, RunEnd end, CancellationToken cancellation)
    {
        caller.DemandSystem();
        if (!end.Run.IsOver || end.Run.Aim == RunAim.Plan) return;
        var now = time.GetUtcNow();
        await foreach (var connection in connections.List(end.Run.Tenant, cancellation))
            if (connection.Enabled && connectors.Find(connection.Platform)?.KeepsLogs(connection.Settings) == true)
                await copies.Put(new LogCopy { Tenant = end.Run.Tenant, SyncId = end.Run.SyncId, ConnectionId = connection.Id, Since = now, DueAt = now }, cancellation);
    }
}
