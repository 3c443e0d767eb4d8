using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Runs;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>A plan and one page of its changes.</summary>
public sealed record PlanView
{
    public required string PlanId { get; init; }

    public required PlanState Status { get; init; }

    public required string Entity { get; init; }

    public required SyncMode Mode { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    /// <summary>The user who asked for it.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it can be applied no longer.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The run that applies it; null while none does.</summary>
    public required string? AppliedBy { get; init; }

    public required PlanTotalsView Totals { get; init; }

    public required IReadOnlyList<ChangeView> Changes { get; init; }

    /// <summary>Texts are masked because the caller only looks.</summary>
    public required bool IsMasked { get; init; }

    /// <summary>Ask again with it as <c>cursor</c>; null when there is nothing more.</summary>
    public required string? NextCursor { get; init; }

    public required RunLinks Links { get; init; }
}
