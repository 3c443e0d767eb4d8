using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class BringAlongTests
{
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { DemandsCustomers = true } };

    [Fact]
    public async Task An_order_brings_its_customer_along_exactly_once()
    {
        _house.Shop.Customer(17);
        for (var id = 1; id <= 4; id++) _house.Shop.Order(id, customer: 17);
        var run = await _house.Sync(SyncHouse.Orders with { BatchLimit = 2 });

        Assert.Equal(new RunCounts { Read = 4, Written = 4, BroughtAlong = 1 }, run.Counts);
        Assert.Single(_house.Ledger.Took, operation => operation.Record.Kind == RecordKind.Customers);
        Assert.Equal(new RecordKey(RecordKind.Customers, "17"), _house.Ledger.Entry(RecordKind.Orders, 3).Customer);
    }

    [Fact]
    public async Task A_customer_brought_along_is_unchanged_for_the_customers_run()
    {
        _house.Shop.Customer(17);
        _house.Shop.Order(1, customer: 17);
        await _house.Sync();
        var customers = await _house.Sync(SyncHouse.Orders with { Kinds = [RecordKind.Customers] });

        Assert.Equal(new RunCounts { Read = 1, Unchanged = 1 }, customers.Counts);
    }

    [Fact]
    public async Task A_guest_order_brings_nobody()
    {
        _house.Shop.Order(1);
        var run = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 1, Written = 1 }, run.Counts);
    }

    [Fact]
    public async Task An_order_fails_with_the_reason_of_its_customer_and_nothing_of_it_is_sent()
    {
        _house.Shop.Customer(17);
        _house.Shop.Order(1, customer: 17);
        _house.Shop.Order(2);
        _house.Ledger.Refuses = operation => operation.Record.Kind == RecordKind.Customers
            ? new SyncException(FailureCause.FixRecord, "ledger.name_refused", "The name is taken. Rename the customer.")
            : null;
        var run = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 2, Written = 1, Failed = 1 }, run.Counts);
        Assert.DoesNotContain(_house.Ledger.Sent, sent => sent.Record == new RecordKey(RecordKind.Orders, "1"));
        var failures = await _house.OpenFailures();
        Assert.Equal(["ledger.name_refused", "record.parent_missing"], failures.Select(failure => failure.Code).Order());
        Assert.Contains("The name is taken. Rename the customer.", failures.Single(failure => failure.Kind == RecordKind.Orders).Message);
    }

    [Fact]
    public async Task Order_and_customer_are_both_resolved_once_the_customer_is_accepted()
    {
        _house.Shop.Customer(17);
        _house.Shop.Order(1, customer: 17);
        _house.Ledger.Refuses = _ => new SyncException(FailureCause.FixRecord, "ledger.name_refused", "The name is taken.");
        await _house.Sync();
        _house.Ledger.Refuses = _ => null;
        await _house.Sync();

        Assert.Empty(await _house.OpenFailures());
        Assert.Equal(2, _house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task An_order_whose_customer_is_gone_from_the_shop_fails_and_says_so()
    {
        _house.Shop.Order(1, customer: 99);
        var run = await _house.Sync();

        Assert.Equal(1, run.Counts.Failed);
        Assert.Contains("customers/99", Assert.Single(await _house.OpenFailures()).Message);
    }
}
