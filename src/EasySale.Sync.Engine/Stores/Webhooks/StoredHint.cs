namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>A hint as it lies in its inbox.</summary>
/// <param name="Key">Its row.</param>
/// <param name="Version">Changes when the same event arrives again.</param>
/// <param name="Hint">What it says.</param>
public sealed record StoredHint(string Key, string Version, InboxHint Hint);
