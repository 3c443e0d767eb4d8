using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Metrics;

/// <summary>What a tenant's runs of some days came to. Days are UTC and those on which runs ended.</summary>
public sealed record MetricsReport
{
    public required DateOnly From { get; init; }

    /// <summary>The last day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Written, unchanged, skipped and failed.</summary>
    public required long TotalRecordsProcessed { get; init; }

    /// <summary>Records that failed; a record that failed in two runs counts twice.</summary>
    public required long TotalErrors { get; init; }

    /// <summary>The share of records that did not fail, in percent; null where there were none.</summary>
    public required double? SuccessRate { get; init; }

    /// <summary>From a run's start to its end, waits included; null where there were none.</summary>
    public required double? AverageDurationMs { get; init; }

    /// <summary>When the newest of these runs ended; null where there were none.</summary>
    public required DateTimeOffset? LastRunAt { get; init; }

    /// <summary>How runs ended → how many.</summary>
    public required IReadOnlyDictionary<RunStatus, long> Runs { get; init; }

    public required long VendorCalls { get; init; }

    public required long MeteredCalls { get; init; }

    public required long StorageTransactions { get; init; }

    public required CostView EstimatedCost { get; init; }

    public required IReadOnlyDictionary<string, FiguresView> ByEntity { get; init; }

    public required IReadOnlyDictionary<string, ConnectionMetrics> ByConnection { get; init; }
}
