namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>Where deliveries go.</summary>
/// <param name="VerifierToken">The app's key for <c>intuit-signature</c>.</param>
public sealed record WebhookTarget(Uri Url, string VerifierToken)
{
    public WebhookFormat Format { get; init; } = WebhookFormat.CloudEvents;
}

public enum WebhookFormat
{
    /// <summary>An array of CloudEvents, since 2026.</summary>
    CloudEvents,

    /// <summary>One object with <c>eventNotifications</c>.</summary>
    Classic,
}
