namespace EasySale.Sync.Engine.Connecting;

/// <summary>A webhook as the vendor has it.</summary>
/// <param name="Topic">What it reports, in the vendor's words.</param>
/// <param name="IsActive">It is delivered.</param>
public sealed record WebhookSubscription(string Topic, bool IsActive);
