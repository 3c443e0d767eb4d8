using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>One stream of a run, as it is now.</summary>
public sealed record StepView
{
    public required int Index { get; init; }

    public required string Entity { get; init; }

    /// <summary><c>sync</c>; or <c>plan</c> and <c>apply</c>, where it is planned first.</summary>
    public required StepAim Aim { get; init; }

    public required StepState State { get; init; }

    public required RunCounts Counts { get; init; }

    /// <summary>What a comparison has found; null for other runs.</summary>
    public required DriftCounts? Drift { get; init; }

    /// <summary>Records that were not written as planned but planned anew; null for steps that write no plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required ReplannedRecords? Replanned { get; init; }

    /// <summary>Currency → sums.</summary>
    public required IReadOnlyDictionary<string, AmountView> Totals { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required double Seconds { get; init; }

    public required long StorageTransactions { get; init; }

    public required long VendorCalls { get; init; }

    public required long MeteredCalls { get; init; }

    public required ErrorView? Error { get; init; }

    public static StepView Of(RunStep step) => new()
    {
        Index = step.Index,
        Entity = step.Kind.Name(),
        Aim = step.Aim,
        State = step.State,
        Counts = step.Counts,
        Drift = step.Drift,
        Replanned = step.Replanned,
        Totals = Sums([step]),
        StartedAt = step.StartedAt,
        FinishedAt = step.FinishedAt,
        Seconds = Math.Round(step.Seconds, 3),
        StorageTransactions = step.StorageTransactions,
        VendorCalls = step.VendorCalls,
        MeteredCalls = step.MeteredCalls,
        Error = step.Error is null ? null : ErrorView.Of(step.Error, step.Kind.Name()),
    };

    /// <summary>Currency → sums over steps.</summary>
    public static IReadOnlyDictionary<string, AmountView> Sums(IEnumerable<RunStep> steps) => steps
        .SelectMany(step => step.Totals)
        .GroupBy(total => total.Key, total => total.Value)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Aggregate(RunTotals.Zero, (left, right) => left + right) is var sum
            ? new AmountView(sum.Source, sum.Target, sum.Difference)
            : null!);
}
