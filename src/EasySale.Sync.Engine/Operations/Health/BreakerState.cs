namespace EasySale.Sync.Engine.Operations.Health;

public enum BreakerState
{
    /// <summary>Calls go out.</summary>
    Closed,

    /// <summary>No call goes out; runs wait.</summary>
    Open,

    /// <summary>The next call tries, the others wait for it.</summary>
    HalfOpen,
}
