namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>How a connection's webhooks are doing.</summary>
/// <param name="LastHintAt">When something was announced last, to the minute.</param>
/// <param name="SilentSince">Since when changes are found by polling alone; null while webhooks come.</param>
/// <param name="Problem">What was wrong last and what to do; null when nothing is.</param>
public sealed record WebhookHealth(DateTimeOffset? LastHintAt, DateTimeOffset? SilentSince, string? Problem);
