using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>What the tenant chose for its routes; defaults are not part of it.</summary>
public sealed class RouteSection(RouteStore routes, ConnectorCatalog connectors, TurningTwoWay turning) : ConfigurationSection
{
    public override string Name => "routes";

    public override int Order => 30;

    public override async Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation) =>
        (await routes.List(tenant, cancellation)).Where(route => known.Contains(route.Source) && known.Contains(route.Target)).Select(Shown).ToList();

    public override async Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation)
    {
        var there = await routes.List(import.Tenant, cancellation);
        var chosen = there.ToList();
        var planned = new List<(string Path, RouteEnds Ends, RouteSettings After)>();
        foreach (var (path, item) in import.Items(Name, content))
            if (import.Read(path, () => Chosen(import, item, chosen)) is { } route) planned.Add((path, route.Ends, route.After));
        // Held against what all of them come to: a route may be turned off for the sake of one that stands before it.
        var map = new RouteMap(connectors, chosen);
        foreach (var (path, ends, after) in planned) import.Read<RouteEnds>(path, () => Fits(map, ends, after));
        foreach (var (_, ends, after) in planned) await turning.Demand(import.Tenant, Before(there, ends, after), after, cancellation);
        return [.. planned.Select(route => Change(import.Tenant, there, route.Ends, route.After)).OfType<PlannedChange>()];
    }

    private Choice Chosen(ConfigurationImport import, JsonElement item, List<RouteSettings> chosen)
    {
        var input = RouteInput.Read(item);
        var map = new RouteMap(connectors, chosen);
        var (source, target) = RouteRules.Ends(map, [.. import.Connections.Values], input.Route);
        var after = input.Apply(map.Settings(source, target, input.Route.Kind));
        chosen.RemoveAll(route => IsReplaced(route, after));
        chosen.Add(after);
        return new Choice(new RouteEnds(source, target), after);
    }

    private static RouteEnds Fits(RouteMap map, RouteEnds ends, RouteSettings after)
    {
        if (map.Stored(ends.Source, ends.Target, after.Kind) != after) throw new ProblemException(KnownProblems.BadInput("source", "Names the same route and entity as one behind it."));
        RouteRules.Check(map, ends.Source, ends.Target, after);
        return ends;
    }

    private PlannedChange? Change(TenantId tenant, IReadOnlyList<RouteSettings> there, RouteEnds ends, RouteSettings after)
    {
        var before = there.FirstOrDefault(route => route.IsOf(after.Source, after.Target, after.Kind));
        if (before is not null && RouteChanges.Between(before, after).Count == 0) return null;
        var was = Before(there, ends, after);
        return new PlannedChange(
            new ChangeView(Name, $"{after.Source}/{after.Target}/{after.Kind.Name()}", before is null ? "create" : "update"),
            stop => turning.Save(tenant, was, after, () => routes.Save(tenant, after, stop), stop),
            stop => turning.Save(tenant, after, was, () => TakeBack(tenant, there, after, stop), stop))
        {
            Trail = (AuditActions.RouteChanged, RouteChanges.SubjectOf(after), RouteChanges.Between(was, after)),
        };
    }

    private async Task TakeBack(TenantId tenant, IReadOnlyList<RouteSettings> there, RouteSettings after, CancellationToken cancellation)
    {
        await routes.Delete(tenant, after, cancellation);
        // Runs may have begun and ended meanwhile that made no links of the way back.
        foreach (var replaced in there.Where(route => IsReplaced(route, after))) await routes.Save(tenant, replaced with { IsIndexed = false }, cancellation);
    }

    private RouteSettings Before(IReadOnlyList<RouteSettings> there, RouteEnds ends, RouteSettings after) =>
        new RouteMap(connectors, there).Settings(ends.Source, ends.Target, after.Kind);

    // A two-way route takes the place of its way back too.
    private static bool IsReplaced(RouteSettings route, RouteSettings after) => route.IsOf(after.Source, after.Target, after.Kind)
        || (after.Direction == RouteDirection.TwoWay && route.IsOf(after.Target, after.Source, after.Kind));

    private static object Shown(RouteSettings route) => new
    {
        route.Source,
        route.Target,
        Entity = route.Kind.Name(),
        route.IsActive,
        route.Direction,
        route.SourceOfTruth,
        route.ConflictStrategy,
        route.MatchBy,
    };

    private sealed record RouteEnds(Connection Source, Connection Target);

    private sealed record Choice(RouteEnds Ends, RouteSettings After);
}
