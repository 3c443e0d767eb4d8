using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>Starts a run for clients of the older interface: one run for several kinds, by the same route, places and limits as every other.</summary>
public sealed class OlderStart(ConnectionStore connections, RouteFinder routes, RunLauncher launcher, StartLimit limit, TenantSettingsStore settings, TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such system or route (400), the route is busy (409), or these were too many starts (429).</exception>
    public async Task<StartedRun> Start(Caller caller, OlderStartInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var chosen = await settings.Get(caller.Tenant, cancellation);
        var all = await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation);
        var (from, to) = (IdOf(all, input.From, chosen.IsInSandbox), IdOf(all, input.To, chosen.IsInSandbox));
        var route = await routes.Find(caller.Tenant, from, to, null, (OlderStartInput.Systems, OlderStartInput.Systems), cancellation);
        var missing = input.Kinds.Except(route.Kinds).Select(kind => kind.Name()).ToList();
        if (missing.Count > 0) throw NoRoute(route, missing);
        await limit.Enter(caller.Tenant, input.StartsPerMinute, cancellation);
        var run = Draft(caller, input, route) with { Aim = chosen.StartsAreConfirmed ? RunAim.Sync : RunAim.Confirm };
        var launch = await launcher.Launch(run, cancellation);
        if (launch.KeptOutBy is { } other) throw new ProblemException(KnownProblems.AlreadyRunning(other));
        return StartedRun.Of(run, launch.Queued ? RunStatus.Queued : RunStatus.Running);
    }

    // A platform stands for its only enabled connection of the tenant's mode; anything else is left to the finder, which names the candidates.
    private static string IdOf(IReadOnlyList<Connection> all, string system, bool inSandbox)
    {
        if (all.Any(connection => connection.Id == system)) return system;
        var ofPlatform = all.Where(connection => connection.Enabled && connection.IsSandbox == inSandbox && connection.Platform == system).ToList();
        return ofPlatform.Count == 1 ? ofPlatform[0].Id : system;
    }

    private static ProblemException NoRoute(Route route, IReadOnlyList<string> missing)
    {
        var possible = route.Kinds.Count == 0 ? "nothing" : string.Join(", ", route.Kinds.Select(kind => kind.Name()).Intersect(OlderStartInput.EntityTypes));
        return new ProblemException(KnownProblems.BadInput(
            "entityTypes", $"There is no route for {string.Join(", ", missing)} from {route.Source.Id} to {route.Target.Id}. Possible: {possible}. GET /api/sync/routes shows what can be turned on."));
    }

    private Run Draft(Caller caller, OlderStartInput input, Route route)
    {
        var now = time.GetUtcNow();
        return new Run
        {
            Tenant = caller.Tenant,
            SyncId = SyncIds.New(now),
            Entity = input.Kinds.Count == 1 ? input.Kinds[0].Name() : EntityNames.All,
            Mode = SyncMode.Incremental,
            Source = route.Source.Id,
            Target = route.Target.Id,
            Kinds = input.Kinds,
            Overrides = input.Overrides,
            StartedBy = caller.UserId,
            CorrelationId = caller.CorrelationId,
            CreatedAt = now,
        };
    }
}
