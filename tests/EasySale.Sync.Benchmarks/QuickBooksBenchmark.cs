using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Benchmarks;

/// <summary>
/// How long an import into the books takes and what it costs, on a clock that jumps: the vendor's limits and its latency are kept to
/// the millisecond, and nothing depends on this machine. Customers and products are known before, where nothing else is said.
/// </summary>
internal static class QuickBooksBenchmark
{
    private const int PerMinute = 500;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(300);

    public static async Task Run(TextWriter output)
    {
        var thousand = await Measure(1_000);
        var economy = await Measure(10_000);
        var fast = await Measure(10_000, 0, ("lane", "fast"));
        var buyers = await Measure(1_000, 6, ("paidDocument", "invoice"));
        var floor = TimeSpan.FromMinutes((double)buyers.Writes / PerMinute);
        await output.WriteLineAsync($"""

            QuickBooks, shop and books answer after {Latency.TotalMilliseconds:N0} ms; 500 calls a minute, 10 a second, 40 batches a minute
                                                writes   minutes   aim    metered (item by item)   aim   429   storage a record
              1,000 orders, economy        {Line(thousand, "-", "10")}
              10,000 orders, economy       {Line(economy, "22.0", "30")}
              10,000 orders, fast          {Line(fast, "6.7", "-")}
              1,000 orders, 60 % new buyers,
                invoice and payment        {Line(buyers, "-", "-")}
                floor of the limit: {floor.TotalMinutes:N2} minutes; taken {buyers.Elapsed / floor:P1} of it (aim 110 %)
            """);
    }

    private static string Line(BooksRun run, string minutes, string metered) =>
        $"{run.Writes,15:N0}{run.Elapsed.TotalMinutes,10:N2}{minutes,6}{run.Metered,12:N0} ({run.MeteredByItem:N0}){metered,14}{run.Throttled,6:N0}{run.TransactionsPerRecord,19:N4}";

    private static Task<BooksRun> Measure(int orders, int newBuyersOfTen = 0, params (string Name, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(VirtualTime.Start);
        return VirtualTime.Run(clock, async () =>
        {
            await using var house = await BooksHouse.Start(clock, () => Latency, 1, settings);
            house.Shop.Offer(house.Shop.Kinds);
            await house.Sync();
            house.Shop.Offer(orders);
            house.Shop.NewBuyersOfTen = newBuyersOfTen;
            return await house.Sync();
        });
    }
}
