using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Benchmarks;

/// <summary>What a record costs in storage transactions.</summary>
internal static class StorageBenchmark
{
    private const int Orders = 10_000;
    private const int EveryNth = 97;

    public static async Task Run(TextWriter output)
    {
        var orders = new GeneratedOrders(Orders);
        var house = BenchHouse.InMemory(new GeneratedShop(orders, keptReady: false));
        await house.Furnish();
        var full = await house.Sync(SyncMode.Full);
        var again = await house.Sync(SyncMode.Full);
        for (var id = EveryNth; id <= Orders; id += EveryNth) orders.Edit(id);
        var scattered = await house.Sync(SyncMode.Incremental);
        await output.WriteLineAsync($"""

            Storage, {Orders:N0} orders                 read   written   transactions   per record   aim
              full run               {Line(full)}   0.03
              run again, unchanged   {Line(again)}   0.03
              scattered incremental  {Line(scattered)}      -
            """);
    }

    private static string Line(BenchRun run) =>
        $"{run.Counts.Read,15:N0}{run.Counts.Written,10:N0}{run.Transactions,15:N0}{run.TransactionsPerRecord,13:N4}";
}
