using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>An operation as it was planned.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Action">Create, update, ….</param>
/// <param name="Entity">The target's entity or table.</param>
/// <param name="Body">The exact body, placeholders unfilled.</param>
/// <param name="TargetId">The target's id; null for a creation.</param>
/// <param name="ExpectedVersion">The version it was planned against, where the target has versions.</param>
public sealed record PlannedDraft(
    string Purpose, OperationAction Action, string Entity, ExactJson Body, string? TargetId, string? ExpectedVersion)
{
    /// <summary>It takes something away that the target has.</summary>
    public bool IsDestructive { get; init; }

    /// <summary>It names a record that cannot be written, so it will not be sent: its record fails.</summary>
    public bool WaitsInVain { get; init; }

    /// <summary>It was announced by an earlier run and its answer is not known: it is settled first, with this very body.</summary>
    public bool IsInDoubt { get; init; }
}
