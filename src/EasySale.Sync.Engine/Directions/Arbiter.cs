using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Which side a route's strategy says is right. Pure, and the same whichever direction asks.</summary>
internal static class Arbiter
{
    /// <summary>Whether our side wins; null where a person must decide. A deletion has no stamp: against it, newest decides nothing.</summary>
    /// <param name="route">The route.</param>
    /// <param name="ours">Our record; null where it was deleted.</param>
    /// <param name="theirs">Theirs; null where it was deleted.</param>
    public static bool? OursWin(TwoWayRoute route, CommerceRecord? ours, CommerceRecord? theirs) => route.Settings.ConflictStrategy switch
    {
        ConflictStrategy.SourceWins => route.IsOurs(RouteSide.Source),
        ConflictStrategy.TargetWins => route.IsOurs(RouteSide.Target),
        ConflictStrategy.NewestWins when ours is not null && theirs is not null => Newest(ours, theirs) ?? route.IsOurs(route.Settings.SourceOfTruth),
        _ => null,
    };

    private static bool? Newest(CommerceRecord ours, CommerceRecord theirs) =>
        ours.ModifiedAt is { } mine && theirs.ModifiedAt is { } other && mine != other ? mine > other : null;
}
