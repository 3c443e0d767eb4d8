using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Benchmarks;

/// <summary>Several runs at once in one process, each into books of its own, with a vendor that answers now quickly, now slowly.</summary>
internal static class RunsBenchmark
{
    private const long BytesPerMegabyte = 1024 * 1024;
    private const int Runs = 5;
    private const int Orders = 1_000;
    private const int Seed = 7;

    public static async Task Run(TextWriter output)
    {
        var clock = new FakeTimeProvider(VirtualTime.Start);
        await using var peak = new PeakMemory();
        var standIns = 0L;
        var runs = await VirtualTime.Run(clock, async () =>
        {
            var random = new Random(Seed);
            await using var house = await BooksHouse.Start(clock, () => Latency(random), Runs);
            house.Shop.Offer(Orders);
            var done = await Task.WhenAll(Enumerable.Range(0, Runs).Select(house.Sync));
            // What still lives when the runs are over are the books, the shop and the storage, which are elsewhere in earnest.
            standIns = GC.GetTotalMemory(forceFullCollection: true) / BytesPerMegabyte;
            GC.KeepAlive(house);
            return done;
        });
        await output.WriteLineAsync($"""

            {Runs} runs at once, {Orders:N0} orders each, a vendor that answers after 100 to 500 ms          aim
              runs that ended well                         {runs.Count(run => run.Counts.Written >= Orders),10:N0}   {Runs}
              records written                              {runs.Sum(run => run.Counts.Written),10:N0}
              minutes of the longest run                   {runs.Max(run => run.Elapsed).TotalMinutes,10:N1}
              answers 429                                  {runs.Max(run => run.Throttled),10:N0}   0
              peak working set, simulated books included   {peak.Megabytes.WorkingSet,10:N0} MB   400 MB
              peak GC heap                                 {peak.Megabytes.Heap,10:N0} MB
              of it books and storage in memory, at the end {standIns,9:N0} MB
            """);
    }

    private static TimeSpan Latency(Random random)
    {
        lock (random) return TimeSpan.FromMilliseconds(random.Next(100, 501));
    }
}
