namespace EasySale.Sync.Engine.Connecting;

/// <summary>What a verified delivery says.</summary>
/// <param name="Hints">Records to look at; empty when it is about nothing we know.</param>
/// <param name="Trouble">What keeps the vendor from telling us more, for the merchant: what happened, what to do. Null when nothing does.</param>
public sealed record WebhookNews(IReadOnlyList<WebhookHint> Hints, string? Trouble = null)
{
    public static readonly WebhookNews Nothing = new([]);
}
