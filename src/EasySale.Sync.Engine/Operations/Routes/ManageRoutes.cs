using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Shows and changes what travels where.</summary>
public sealed class ManageRoutes(ConnectionStore connections, RouteMaps maps, RouteStore routes, TurningTwoWay turning, AuditStore audit, TimeProvider time)
{
    /// <summary>Every route there can be between the tenant's connections, kind by kind; a two-way route once.</summary>
    public async Task<Listing<RouteView>> List(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var all = await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation);
        var map = await maps.Of(caller.Tenant, cancellation);
        var views =
            from source in all
            from target in all
            where source != target
            from kind in map.Possible(source, target)
            where map.Mirrored(source, target, kind) is null
            select View(map, source, target, new RouteName(source.Id, target.Id, kind));
        return new Listing<RouteView>([.. views], null);
    }

    /// <summary>Changes what is sent; what is left out stays. A route that becomes two-way takes over what was chosen for its way back.</summary>
    /// <exception cref="ProblemException">There is no such route, or it cannot be so (400), or it turns two-way while runs go on or wait between its connections (409).</exception>
    public async Task<RouteView> Change(Caller caller, RouteInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var map = await maps.Of(caller.Tenant, cancellation);
        var (source, target) = await Ends(caller.Tenant, map, input.Route, cancellation);
        var before = map.Settings(source, target, input.Route.Kind);
        var after = input.Apply(before);
        RouteRules.Check(map, source, target, after);
        await turning.Save(caller.Tenant, before, after, async () =>
        {
            await Remember(caller, before, after, cancellation);
            await routes.Save(caller.Tenant, after, cancellation);
        }, cancellation);
        return View(await maps.Of(caller.Tenant, cancellation), source, target, input.Route);
    }

    /// <summary>Forgets what was chosen: the default holds again.</summary>
    /// <exception cref="ProblemException">There is no such route (400), or nothing was chosen for it (404).</exception>
    public async Task Delete(Caller caller, RouteName name, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var map = await maps.Of(caller.Tenant, cancellation);
        var (source, target) = await Ends(caller.Tenant, map, name, cancellation);
        var chosen = map.Stored(source, target, name.Kind)
            ?? throw new ProblemException(KnownProblems.NotFound("Nothing was chosen for this route; the default holds already."));
        await Remember(caller, chosen, new RouteMap(maps.Connectors, []).Settings(source, target, name.Kind), cancellation);
        await routes.Delete(caller.Tenant, chosen, cancellation);
    }

    private static RouteView View(RouteMap map, Connection source, Connection target, RouteName name) => new(
        map.Settings(source, target, name.Kind), map.Stored(source, target, name.Kind) is not null, map.Possible(target, source).Contains(name.Kind) && FieldGroups.Of(name.Kind).Count > 0);

    private async Task<(Connection Source, Connection Target)> Ends(TenantId tenant, RouteMap map, RouteName name, CancellationToken cancellation)
    {
        var all = await connections.List(tenant, cancellation).ToListAsync(cancellation);
        return RouteRules.Ends(map, all, name);
    }

    private Task Remember(Caller caller, RouteSettings before, RouteSettings after, CancellationToken cancellation) => audit.Add(
        caller.Tenant,
        new AuditEntry
        {
            At = time.GetUtcNow(),
            By = caller.UserId,
            Action = AuditActions.RouteChanged,
            Subject = RouteChanges.SubjectOf(after),
            About = AuditText.About(after.Kind, after.Source, after.Target),
            Changes = RouteChanges.Between(before, after),
        },
        cancellation);
}
