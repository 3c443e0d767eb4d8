using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Settings;

/// <summary>An API key as it is kept: its hash, never the key.</summary>
public sealed record ApiKey
{
    public required TenantId Tenant { get; init; }

    public required string Id { get; init; }

    /// <summary>SHA-256 of the whole key, 64 hex digits.</summary>
    public required string Hash { get; init; }

    public required string UserId { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
