namespace EasySale.Sync.Engine.Connecting.Consent;

/// <summary>What an owner's consent brings.</summary>
public sealed record ConsentGrant
{
    /// <summary>Field → value, the account among them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Field → secret.</summary>
    public IReadOnlyDictionary<string, Secret> Secrets { get; init; } = new Dictionary<string, Secret>();

    /// <summary>Name → secret that renews itself, as <see cref="RotatingSecrets"/> keeps it.</summary>
    public IReadOnlyDictionary<string, Secret> Rotating { get; init; } = new Dictionary<string, Secret>();

    /// <summary>When it ends, however it is used; null when it does not, or is not told.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}
