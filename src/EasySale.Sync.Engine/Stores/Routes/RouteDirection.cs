namespace EasySale.Sync.Engine.Stores.Routes;

public enum RouteDirection
{
    OneWay,

    /// <summary>Both systems are edited; changes travel both ways.</summary>
    TwoWay,
}
