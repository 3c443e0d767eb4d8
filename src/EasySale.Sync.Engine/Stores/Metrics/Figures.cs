using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Metrics;

/// <summary>What was done for one kind of records on one route, summed.</summary>
public sealed record Figures
{
    public static readonly Figures None = new();

    /// <summary>Times it was done: steps of runs.</summary>
    public long Steps { get; init; }

    public RunCounts Counts { get; init; } = new();

    /// <summary>Time spent working, waits left out.</summary>
    public double Seconds { get; init; }

    public long StorageTransactions { get; init; }

    public long VendorCalls { get; init; }

    public long MeteredCalls { get; init; }

    public static Figures Of(RunStep step) => new()
    {
        Steps = 1,
        Counts = step.Counts,
        Seconds = step.Seconds,
        StorageTransactions = step.StorageTransactions,
        VendorCalls = step.VendorCalls,
        MeteredCalls = step.MeteredCalls,
    };

    public static Figures operator +(Figures left, Figures right) => new()
    {
        Steps = left.Steps + right.Steps,
        Counts = left.Counts + right.Counts,
        Seconds = left.Seconds + right.Seconds,
        StorageTransactions = left.StorageTransactions + right.StorageTransactions,
        VendorCalls = left.VendorCalls + right.VendorCalls,
        MeteredCalls = left.MeteredCalls + right.MeteredCalls,
    };
}
