namespace EasySale.Sync.Engine.Stores.Routes;

/// <summary>One of a route's two connections, as the route is stored.</summary>
public enum RouteSide
{
    Source,
    Target,
}
