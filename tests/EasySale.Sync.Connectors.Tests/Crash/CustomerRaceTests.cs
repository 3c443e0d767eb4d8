using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>A run of orders and a run of customers at once meet the same new customer.</summary>
public sealed class CustomerRaceTests
{
    private const int MostYields = 4;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_customer_is_made_once_and_so_is_every_order(int seed)
    {
        BooksTarget? books = null;
        var house = await CrashHouse.Furnish(new CrashScene(
            "race", [RecordKind.Orders], time => Task.FromResult<CrashTarget>(books = new BooksTarget(time, remembersRequests: seed % 2 == 0, customNumbers: true))));
        var orders = await house.Ask([RecordKind.Orders], SyncMode.Full);
        var customers = await house.Ask([RecordKind.Customers], SyncMode.Full);

        await Task.WhenAll(Run(house, orders, seed), Run(house, customers, -seed));

        Assert.Single(books!.Company.All("Customer"), customer => (string?)customer["PrimaryEmailAddr"]?["Address"] == "ada@example.com");
        Assert.Equal(7, books.Company.Count("SalesReceipt") + books.Company.Count("Invoice"));
        Assert.Empty(await CrashPicture.Loose(house));
    }

    private static Task Run(CrashHouse house, string syncId, int seed) => Task.Run(async () =>
    {
        var random = new Random(seed);
        await new CrashProcess(house, new Life { Pause = () => Pause(random) }).Finish(syncId);
    });

    private static async Task Pause(Random random)
    {
        int yields;
        lock (random) yields = random.Next(MostYields);
        for (var one = 0; one < yields; one++) await Task.Yield();
    }
}
