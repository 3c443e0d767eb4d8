using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>What one run into the books did and cost.</summary>
/// <param name="Counts">What became of the records.</param>
/// <param name="Elapsed">On the virtual clock.</param>
/// <param name="Transactions">Of storage.</param>
/// <param name="SingleWrites">Free calls.</param>
/// <param name="Metered">Metered calls; a batch is one.</param>
/// <param name="BatchItems">Writes that went by batch.</param>
/// <param name="Batches">Among the metered calls.</param>
/// <param name="Throttled">Answers 429.</param>
internal sealed record BooksRun(
    RunCounts Counts, TimeSpan Elapsed, long Transactions, int SingleWrites, int Metered, int BatchItems, int Batches, int Throttled)
{
    public int Writes => SingleWrites + BatchItems;

    public int MeteredByItem => Metered - Batches + BatchItems;

    public double TransactionsPerRecord => (double)Transactions / Counts.Read;
}
