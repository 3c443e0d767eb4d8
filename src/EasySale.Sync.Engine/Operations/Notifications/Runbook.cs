using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Where people read in full what to do.</summary>
/// <param name="Address">Where this installation's people find the guide; null where nothing is said.</param>
public sealed record Runbook(Uri? Address = null)
{
    /// <summary>The guide, as a path from the repository's root.</summary>
    public const string Guide = "docs/operate.md";

    /// <summary>The section about a kind of notification: the guide and its anchor.</summary>
    public string Of(NotificationKind kind) => $"{Address?.AbsoluteUri ?? Guide}#" + kind switch
    {
        NotificationKind.SyncErrors => "notification-sync-errors",
        NotificationKind.ConflictsFound => "notification-conflicts-found",
        NotificationKind.RateLimited => "notification-rate-limits",
        NotificationKind.ConnectionFailed => "notification-connection-failed",
        NotificationKind.ReconnectNeeded => "notification-reconnect-needed",
        NotificationKind.ConsentEnds => "notification-consent-ends",
        NotificationKind.MissedSchedule => "notification-missed-schedule",
        NotificationKind.WebhookSilence => "notification-webhook-silence",
        NotificationKind.MeteredBudget => "notification-metered-budget",
        NotificationKind.DriftFound => "notification-drift-found",
        NotificationKind.LogCopyFailed => "notification-log-copy-failed",
        _ => "notifications",
    };
}
