using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>What a route may be. Nothing may travel to and fro over two one-way routes: that would be an echo nobody watches.</summary>
internal static class RouteRules
{
    /// <summary>The two connections of a route that can be.</summary>
    /// <exception cref="ProblemException">There is no such connection or route (400, every field named).</exception>
    public static (Connection Source, Connection Target) Ends(RouteMap map, IReadOnlyList<Connection> all, RouteName name)
    {
        var errors = new InputErrors();
        var (source, target) = (Find("source", name.Source), Find("target", name.Target));
        if (source is not null && source == target) errors.Add("target", "Must be another connection than the source.");
        if (source is not null && target is not null && source.IsSandbox != target.IsSandbox)
            errors.Add("target", $"One of {source.Id} and {target.Id} is a sandbox connection; nothing travels between those and real ones.");
        errors.ThrowIfAny();
        if (map.Possible(source!, target!) is var possible && possible.Contains(name.Kind)) return (source!, target!);
        throw Wrong("entity", $"{name.Kind.Name()} cannot travel from {source!.Id} to {target!.Id}. Possible: {Names(possible)}.");

        Connection? Find(string field, string id)
        {
            if (all.FirstOrDefault(connection => connection.Id == id) is { } found) return found;
            errors.Add(field, $"There is no connection \"{id}\". Allowed: {string.Join(", ", all.Select(connection => connection.Id))}.");
            return null;
        }
    }

    /// <exception cref="ProblemException">The route cannot be so (400).</exception>
    public static void Check(RouteMap map, Connection source, Connection target, RouteSettings route)
    {
        if (map.Mirrored(source, target, route.Kind) is { } mirrored)
            throw Wrong("source", $"This is the way back of the two-way route from {mirrored.Source} to {mirrored.Target}. Change that one.");
        if (route.Direction == RouteDirection.TwoWay && !map.Possible(target, source).Contains(route.Kind))
            throw Wrong("direction", $"Only oneWay: {route.Kind.Name()} cannot travel from {target.Id} to {source.Id}. Possible there: {Names(map.Possible(target, source))}.");
        if (route.Direction == RouteDirection.TwoWay && FieldGroups.Of(route.Kind).Count == 0)
            throw Wrong("direction", $"Only oneWay: {route.Kind.Name()} are not edited on both sides.");
        if (route is { IsActive: true, Direction: RouteDirection.OneWay } && map.Settings(target, source, route.Kind).IsActive && map.Possible(target, source).Contains(route.Kind))
            throw Wrong("direction", $"{route.Kind.Name()} travel from {target.Id} to {source.Id} already. Send twoWay, or send isActive false for that route first.");
    }

    private static string Names(IReadOnlyList<RecordKind> kinds) =>
        kinds.Count == 0 ? "nothing" : string.Join(", ", kinds.Select(kind => kind.Name()));

    private static ProblemException Wrong(string field, string message) => new(KnownProblems.BadInput(field, message));
}
