using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class ConcurrentRunsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Two_workers_that_meet_the_same_new_customer_create_it_once(int seed)
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = true } };
        house.Shop.Customer(17);
        for (var id = 1; id <= 4; id++) house.Shop.Order(id, customer: 17);
        await Race(house, seed, SyncHouse.Orders with { Ids = ["1", "2"] }, SyncHouse.Orders with { Ids = ["3", "4"] });

        Assert.Single(house.Ledger.Took, operation => operation.Record.Kind == RecordKind.Customers);
        Assert.Equal(5, house.Ledger.Took.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Two_workers_whose_orders_carry_the_same_guest_create_it_once(int seed)
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = true, KeepsPayments = true } };
        for (var id = 1; id <= 4; id++) house.Shop.Order(id, guest: "a@x.test", paid: true);
        await Race(house, seed, SyncHouse.Orders with { Ids = ["1", "2"] }, SyncHouse.Orders with { Ids = ["3", "4"] });

        Assert.Single(house.Ledger.Took, operation => operation.Record.Kind == RecordKind.Customers);
        Assert.Equal(9, house.Ledger.Took.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Two_workers_that_meet_in_the_same_records_write_each_once(int seed)
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = true } };
        for (var id = 1; id <= 3; id++) house.Shop.Customer(id);
        for (var id = 1; id <= 3; id++) house.Shop.Order(id, customer: id);
        await Race(house, seed, SyncHouse.Orders with { Ids = ["1", "2"] }, SyncHouse.Orders with { Ids = ["2", "3"] });

        Assert.Equal(6, house.Ledger.Took.Count);
        Assert.Equal(6, house.Ledger.Entries.Count);
    }

    private static async Task Race(SyncHouse house, int seed, params IReadOnlyList<Run> asked)
    {
        var runs = new List<string>();
        foreach (var run in asked) runs.Add(await house.Ask(run));
        ShuffledContext.Race(seed, [.. runs.Select(Func<Task> (run) => () => house.NewProcess(new Lifeline { Pause = async () => await Task.Yield() }).Finish(run))]);

        foreach (var run in runs) Assert.Equal(RunStatus.Completed, (await house.Report(run)).Run.Status);
        Assert.Empty(await house.OpenIntents());
        Assert.Empty(await house.OpenFailures());
    }
}
