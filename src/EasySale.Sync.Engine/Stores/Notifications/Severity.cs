namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>How much it matters; each is more than those before it.</summary>
public enum Severity
{
    Info,
    Warning,

    /// <summary>A person must act.</summary>
    Error,
}
