using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Benchmarks;

/// <summary>
/// How much memory a run takes, whatever the number of its records. Sizes rise, so that none inherits a larger one's working
/// set. The packed link rows stay in this process (in life they are in Table Storage) and are part of the figures.
/// </summary>
internal static class MemoryBenchmark
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static async Task Run(TextWriter output)
    {
        await output.WriteLineAsync("\nMemory                      peak working set   peak GC heap   aim");
        foreach (var size in Sizes)
        {
            var (workingSet, heap) = await Measure(size);
            await output.WriteLineAsync($"  {size,7:N0} orders              {workingSet,10:N0} MB    {heap,8:N0} MB   300 MB");
        }
    }

    private static async Task<(long WorkingSet, long Heap)> Measure(int count)
    {
        var house = new BenchHouse(new GeneratedShop(new GeneratedOrders(count), keptReady: false));
        await house.Furnish();
        GC.Collect();
        await using var peak = new PeakMemory();
        await house.Sync(SyncMode.Full);
        return peak.Megabytes;
    }
}
