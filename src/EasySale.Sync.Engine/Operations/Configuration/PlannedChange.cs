using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>One thing an import makes or changes, and how to take that back.</summary>
/// <param name="Shown">What callers are told of it.</param>
/// <param name="Apply">Does it.</param>
/// <param name="Undo">Takes it back; harmless where it was not done.</param>
public sealed record PlannedChange(ChangeView Shown, Func<CancellationToken, Task> Apply, Func<CancellationToken, Task> Undo)
{
    /// <summary>What the audit trail tells of it, as of the same change made by hand; null where <see cref="Apply"/> tells it itself.</summary>
    public (string Action, string Subject, IReadOnlyList<AuditChange> Changes)? Trail { get; init; }
}
