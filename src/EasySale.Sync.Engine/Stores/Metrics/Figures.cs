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

    /// <summary>What a step of a run took, and what it did. What a plan would do is not done; where its run goes on to do it, both are one time.</summary>
    public static Figures Of(Run run, RunStep step) => new()
    {
        Steps = step.Aim == StepAim.Plan && run.Aim != RunAim.Plan ? 0 : 1,
        Counts = step.Aim == StepAim.Plan ? new RunCounts() : step.Counts,
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
