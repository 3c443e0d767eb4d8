using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Directions;

/// <summary>A two-way route as a run sees it: our side is the run's source.</summary>
/// <param name="Settings">As it is stored.</param>
/// <param name="IsWayBack">The run goes from the route's target to its source.</param>
/// <param name="Groups">The field groups both sides can say.</param>
/// <param name="Unsaid">The field groups our side has no place for: they stay as theirs has them.</param>
internal sealed record TwoWayRoute(RouteSettings Settings, bool IsWayBack, IReadOnlyList<FieldGroup> Groups, IReadOnlyList<FieldGroup> Unsaid)
{
    /// <summary>How our side is read.</summary>
    public required SourceStream Ours { get; init; }

    /// <summary>How theirs is.</summary>
    public required SourceStream Theirs { get; init; }

    /// <summary>Both records of a pair without what only their own system makes of them.</summary>
    public (CommerceRecord Ours, CommerceRecord Theirs) Plain(CommerceRecord ours, CommerceRecord theirs) =>
        (Ours.Plain(ours, theirs.Id, theirs), Theirs.Plain(theirs, ours.Id, ours));

    /// <summary>Whether a side of the route is the run's source.</summary>
    public bool IsOurs(RouteSide side) => (side == RouteSide.Target) == IsWayBack;

    /// <summary>What happened, in the order of the route.</summary>
    public ConflictShape Shape(bool oursIsGone, bool theirsIsGone, bool wereLinked) => (IsWayBack ? theirsIsGone : oursIsGone, IsWayBack ? oursIsGone : theirsIsGone) switch
    {
        (true, _) => ConflictShape.DeleteEdit,
        (_, true) => ConflictShape.EditDelete,
        _ => wereLinked ? ConflictShape.EditEdit : ConflictShape.CreateCreate,
    };
}
