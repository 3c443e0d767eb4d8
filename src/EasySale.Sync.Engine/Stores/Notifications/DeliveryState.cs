namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>What became of a message.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its time, or for the next attempt.</summary>
    Pending,
    Sent,

    /// <summary>It was given up.</summary>
    Failed,
}
