using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Consent;

/// <summary>Somebody was sent to a vendor's page and has not come back. The state itself is not kept.</summary>
public sealed record PendingConsent
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public required TenantId Tenant { get; init; }

    /// <summary>SHA-256 of the state, 64 hex digits.</summary>
    public required string StateHash { get; init; }

    public required string Platform { get; init; }

    /// <summary>Who asked.</summary>
    public required string UserId { get; init; }

    /// <summary>The connection to be connected anew; null for a new one.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>Settings that were given beforehand.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>A new connection is for trying.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Where the answer goes; the vendor wants to hear it again.</summary>
    public required Uri Callback { get; init; }

    /// <summary>SHA-256 of what the browser must bring; null when anybody may bring the answer.</summary>
    public string? BrowserHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
