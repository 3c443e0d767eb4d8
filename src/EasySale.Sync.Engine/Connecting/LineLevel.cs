namespace EasySale.Sync.Engine.Connecting;

/// <summary>How much a line of the operation log matters.</summary>
public enum LineLevel
{
    Info,

    /// <summary>It was done, and something is not as it should be.</summary>
    Warn,

    /// <summary>It was not done.</summary>
    Error,
}
