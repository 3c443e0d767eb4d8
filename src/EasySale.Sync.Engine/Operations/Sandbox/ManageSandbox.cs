using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>
/// Shows and switches sandbox mode: which connections runs started through the API use. Links, cursors and failures belong to their
/// connections, and no run joins a sandbox connection to another, so nothing of one world is known in the other.
/// </summary>
public sealed class ManageSandbox(TenantSettingsStore settings, ConnectionStore connections, RouteMaps routes, AuditStore audit, TimeProvider time)
{
    public async Task<SandboxView> Get(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return SandboxView.Of((await settings.Get(caller.Tenant, cancellation)).IsInSandbox, await All(caller, cancellation));
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
        return SandboxView.Of(changed.IsInSandbox, all);
    }

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
