namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>What people are told of.</summary>
public enum NotificationKind
{
    /// <summary>Records failed and are not tried again by themselves, or a run failed.</summary>
    SyncErrors,

    /// <summary>Records wait for a person's decision.</summary>
    ConflictsFound,

    /// <summary>A run stopped at a vendor's limits.</summary>
    RateLimited,

    /// <summary>A connection does not answer, or its breaker is open.</summary>
    ConnectionFailed,

    /// <summary>A vendor no longer accepts a connection's credentials.</summary>
    ReconnectNeeded,

    /// <summary>An account's owner must be asked again before long.</summary>
    ConsentEnds,

    /// <summary>Occurrences of a schedule were not started in time.</summary>
    MissedSchedule,

    /// <summary>Changes come that no webhook announced.</summary>
    WebhookSilence,

    /// <summary>Metered calls of a month reached the warning.</summary>
    MeteredBudget,

    /// <summary>A comparison found differences.</summary>
    DriftFound,

    /// <summary>A connection that keeps a copy of the operation log does not take it.</summary>
    LogCopyFailed,

    /// <summary>A person tries a channel.</summary>
    Test,
}
