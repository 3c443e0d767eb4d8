using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>What one run did and cost.</summary>
internal sealed record BenchRun(RunCounts Counts, TimeSpan Elapsed, long Transactions)
{
    public double PerSecond => Counts.Read / Elapsed.TotalSeconds;

    public double TransactionsPerRecord => (double)Transactions / Counts.Read;
}
