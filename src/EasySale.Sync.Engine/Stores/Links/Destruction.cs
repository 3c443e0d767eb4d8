using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>What an announced write takes away from the target, as the audit trail will tell it once it is done.</summary>
public sealed record Destruction
{
    /// <summary>Who confirmed it, or what started it where a standing setting covers it, such as <c>schedule:nightly</c>.</summary>
    public required string By { get; init; }

    /// <summary>What was there before and what is there in its place, texts masked.</summary>
    public required IReadOnlyList<AuditChange> Changes { get; init; }
}
