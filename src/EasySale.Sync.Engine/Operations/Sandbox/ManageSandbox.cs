using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>
/// Shows and switches sandbox mode: which connections runs started through the API use. Links, cursors and failures belong to their
/// connections, and no run joins a sandbox connection to another, so nothing of one world is known in the other.
/// </summary>
public sealed class ManageSandbox(
    TenantSettingsStore settings, ConnectionStore connections, ConnectorCatalog connectors, ScheduleStore schedules, RouteMaps routes, AuditStore audit, TimeProvider time)
{
    public async Task<SandboxView> Get(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return await View(caller, (await settings.Get(caller.Tenant, cancellation)).IsInSandbox, await All(caller, cancellation), cancellation);
    }

    /// <exception cref="ProblemException">No two enabled sandbox connections make a route (409).</exception>
    public async Task<SandboxView> Switch(Caller caller, SandboxInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var all = await All(caller, cancellation);
        if (input.Enabled && !HasRoute(all, await routes.Of(caller.Tenant, cancellation))) throw new ProblemException(KnownProblems.SandboxIncomplete);
        // The trail first: a switch that is not on it must not exist.
        if ((await settings.Get(caller.Tenant, cancellation)).IsInSandbox != input.Enabled) await audit.Add(caller.Tenant, Entry(caller, input), cancellation);
        var changed = await settings.Change(caller.Tenant, now => now with { IsInSandbox = input.Enabled }, cancellation);
        return await View(caller, changed.IsInSandbox, all, cancellation);
    }

    private async Task<SandboxView> View(Caller caller, bool enabled, IReadOnlyList<Connection> all, CancellationToken cancellation)
    {
        var scheduled = await schedules.List(caller.Tenant, cancellation).Where(schedule => schedule.IsActive).ToListAsync(cancellation);
        var working = all.Where(connection => connection.Enabled).OrderBy(connection => connection.Id, StringComparer.Ordinal)
            .Select(connection => new WorkingConnection(connection.Id, connection.IsSandbox, scheduled.Count(schedule => schedule.ConnectionId == connection.Id), TakesWebhooks(connection)))
            .Where(connection => connection.Webhooks || connection.Schedules > 0);
        return SandboxView.Of(enabled, all, [.. working]);
    }

    // Where the vendor knows but one address for all, no secret of the connection's own is needed.
    private bool TakesWebhooks(Connection connection) =>
        connectors.Find(connection.Platform)?.Webhooks is { } reader && WebhookFields.AreOn(connection)
        && (reader.AccountSetting is not null || connection.SecretNames.ContainsKey(WebhookFields.Secret.Name));

    private static bool HasRoute(IReadOnlyList<Connection> all, RouteMap map)
    {
        var sandbox = all.Where(connection => connection is { IsSandbox: true, Enabled: true }).ToList();
        return sandbox.Any(source => sandbox.Any(target => target != source && map.Kinds(source, target).Count > 0));
    }

    private async Task<IReadOnlyList<Connection>> All(Caller caller, CancellationToken cancellation) =>
        await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation);

    private AuditEntry Entry(Caller caller, SandboxInput input) => new()
    {
        At = time.GetUtcNow(),
        By = caller.UserId,
        Action = input.Enabled ? AuditActions.SandboxEntered : AuditActions.SandboxLeft,
        Subject = "sandbox",
    };
}
