using EasySale.Sync.Engine.Stores.Metrics;

namespace EasySale.Sync.Engine.Operations.Metrics;

/// <summary>Sums over one kind of records, or over one connection's routes.</summary>
/// <param name="figures">What was done.</param>
public class FiguresView(Figures figures)
{
    /// <summary>Records processed: written, unchanged, skipped and failed.</summary>
    public long Count { get; } = figures.Counts.Read;

    public long Written { get; } = figures.Counts.Written;

    /// <summary>Records that failed.</summary>
    public long Errors { get; } = figures.Counts.Failed;

    /// <summary>The share of records that did not fail, in percent; null where there were none.</summary>
    public double? SuccessRate { get; } = RateOf(figures);

    /// <summary>Working time of one step of a run, waits left out; null where there were none.</summary>
    public double? AvgDurationMs { get; } = figures.Steps == 0 ? null : Math.Round(figures.Seconds * 1000 / figures.Steps, 1);

    public long VendorCalls { get; } = figures.VendorCalls;

    public long MeteredCalls { get; } = figures.MeteredCalls;

    public long StorageTransactions { get; } = figures.StorageTransactions;

    internal static double? RateOf(Figures figures) =>
        figures.Counts.Read == 0 ? null : Math.Round(100.0 * (figures.Counts.Read - figures.Counts.Failed) / figures.Counts.Read, 3);
}
