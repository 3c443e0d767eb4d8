using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Finds the two-way route of a run. Pure.</summary>
internal static class TwoWays
{
    /// <param name="routes">What the tenant chose for the run's connections.</param>
    /// <param name="run">The run.</param>
    /// <param name="kind">What travels.</param>
    /// <param name="streams">How both sides are read; asked only for a two-way route.</param>
    /// <returns>Null where the kind goes one way.</returns>
    public static TwoWayRoute? Find(
        IReadOnlyList<RouteSettings> routes, Run run, RecordKind kind, Func<(SourceStream Ours, SourceStream Theirs)> streams)
    {
        var route = routes.FirstOrDefault(route => route is { IsActive: true, Direction: RouteDirection.TwoWay } && route.Kind == kind);
        if (route is null) return null;
        var (ours, theirs) = streams();
        var both = ours.FieldGroups.Intersect(theirs.FieldGroups).ToList();
        return new TwoWayRoute(
            route,
            route.Source == run.Target,
            [.. FieldGroups.Of(kind).Where(group => both.Contains(group.Name))],
            [.. FieldGroups.Of(kind).Where(group => !ours.FieldGroups.Contains(group.Name))])
        {
            Ours = ours,
            Theirs = theirs,
        };
    }
}
