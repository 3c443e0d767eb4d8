using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Benchmarks;

/// <summary>How fast the engine itself is: nothing to wait for on either side.</summary>
internal static class EngineBenchmark
{
    private const int Orders = 10_000;

    public static async Task Run(TextWriter output)
    {
        await Warm();
        var house = await House(Orders);
        var full = await house.Sync(SyncMode.Full);
        var again = await house.Sync(SyncMode.Full);
        await output.WriteLineAsync($"""

            Engine, {Orders:N0} orders, vendors and storage without latency   records/s
              full run, every record written                          {full.PerSecond,10:N0}
              run again, every record unchanged                       {again.PerSecond,10:N0}
            """);
    }

    private static async Task Warm()
    {
        var house = await House(1_000);
        await house.Sync(SyncMode.Full);
        await house.Sync(SyncMode.Full);
    }

    private static async Task<BenchHouse> House(int count)
    {
        var shop = new GeneratedShop(new GeneratedOrders(count), keptReady: true);
        shop.Prepare();
        var house = BenchHouse.InMemory(shop);
        await house.Furnish();
        return house;
    }
}
