using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting.Consent;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>One tenant's connected system: settings, and the names of its secrets, never their values.</summary>
public sealed record Connection
{
    /// <summary>The most characters an id has.</summary>
    public const int LongestId = 40;

    public required TenantId Tenant { get; init; }

    /// <summary>Unique in the tenant: letters, digits, hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Which <see cref="Connector"/>.</summary>
    public required string Platform { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>It leads to a system made for trying things, and never meets one that is not. Fixed when it is created.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Values of the connector's fields that are no secrets; defaults are not stored.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Field name → name in the secret store.</summary>
    public IReadOnlyDictionary<string, string> SecretNames { get; init; } = new Dictionary<string, string>();

    /// <summary>When the account's owner let us in; null where keys were entered.</summary>
    public ConsentDates? Consent { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it leads to another system than before; null while it leads where it always did.</summary>
    public DateTimeOffset? SystemSince { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
