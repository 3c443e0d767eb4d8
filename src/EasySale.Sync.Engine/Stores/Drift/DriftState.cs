namespace EasySale.Sync.Engine.Stores.Drift;

public enum DriftState
{
    /// <summary>Everything was compared and what was found was handled.</summary>
    Completed,

    /// <summary>The calls of the night were used up; the next comparison goes on.</summary>
    Parked,

    /// <summary>Too much would count as gone; nothing was touched.</summary>
    Stopped,
}
