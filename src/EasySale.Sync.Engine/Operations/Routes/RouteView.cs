using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>A route as the API shows it.</summary>
/// <param name="route">What holds.</param>
/// <param name="isChosen">The tenant said so; else it is the default.</param>
/// <param name="canBeTwoWay">Both connections can be read and written for this kind.</param>
public sealed class RouteView(RouteSettings route, bool isChosen, bool canBeTwoWay)
{
    public string Source => route.Source;

    public string Target => route.Target;

    public string Entity => route.Kind.Name();

    public bool IsActive => route.IsActive;

    public RouteDirection Direction => route.Direction;

    public RouteSide SourceOfTruth => route.SourceOfTruth;

    public ConflictStrategy ConflictStrategy => route.ConflictStrategy;

    /// <summary>In the order they are tried; empty for never.</summary>
    public IReadOnlyList<NaturalKey> MatchBy => route.Matched();

    public bool IsChosen => isChosen;

    public bool CanBeTwoWay => canBeTwoWay;
}
