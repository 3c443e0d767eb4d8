using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>What became of one record.</summary>
/// <param name="Record">Which.</param>
/// <param name="Kind">Written, unchanged, skipped or failed.</param>
public sealed record Outcome(RecordKey Record, OutcomeKind Kind)
{
    /// <summary>Why it was skipped.</summary>
    public string? Reason { get; init; }

    /// <summary>It waits for a person's decision: nobody goes without it meanwhile.</summary>
    public bool IsUndecided { get; init; }

    /// <summary>Why it failed, or was refused and is skipped for that.</summary>
    public SyncException? Failure { get; init; }

    /// <summary>What it adds to the run's sums, with its currency; null for nothing.</summary>
    public (string Currency, RunTotals Totals)? Amounts { get; init; }
}
