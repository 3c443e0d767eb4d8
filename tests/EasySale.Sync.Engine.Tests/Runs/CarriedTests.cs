using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>Parents that come with their record, are found in the target, or cannot be had.</summary>
public sealed class CarriedTests
{
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { DemandsCustomers = true } };

    [Fact]
    public async Task A_guest_carried_by_several_orders_is_created_once_without_asking_the_source()
    {
        for (var id = 1; id <= 5; id++) _house.Shop.Order(id, guest: "a@x.test");
        var run = await _house.Sync(SyncHouse.Orders with { BatchLimit = 2 });

        Assert.Equal(new RunCounts { Read = 5, Written = 5, BroughtAlong = 1 }, run.Counts);
        Assert.Empty(_house.Shop.Asked);
        Assert.Equal("guest:a@x.test", _house.Ledger.Entry(RecordKind.Orders, 5).Customer!.Value.Id);
    }

    [Fact]
    public async Task A_customer_found_by_name_is_linked_and_updated()
    {
        _house.Ledger.Books.Open("old-1", "Ann");
        _house.Ledger.Known["Ann"] = "old-1";
        _house.Shop.Customer(17);
        _house.Shop.Order(1, customer: 17);
        await _house.Sync();

        Assert.Equal("old-1", (await _house.Link(RecordKind.Customers, "17"))!.TargetId);
        var update = Assert.Single(_house.Ledger.Took, operation => operation.Record.Kind == RecordKind.Customers);
        Assert.Equal((OperationAction.Update, "old-1", "1"), (update.Action, update.TargetId, update.ExpectedVersion));
    }

    [Fact]
    public async Task A_guest_found_by_name_is_adopted_and_nothing_is_written()
    {
        _house.Ledger.Books.Open("old-1", "a@x.test");
        _house.Ledger.Known["a@x.test"] = "old-1";
        _house.Shop.Order(1, guest: "a@x.test");
        await _house.Sync();

        Assert.Equal("old-1", (await _house.Link(RecordKind.Customers, "guest:a@x.test"))!.TargetId);
        Assert.DoesNotContain(_house.Ledger.Took, operation => operation.Record.Kind == RecordKind.Customers);
        Assert.Contains(_house.Ledger.Sent, operation => operation.Action == OperationAction.Adopt);
    }

    [Fact]
    public async Task Only_what_is_new_is_looked_up_once_for_each_group()
    {
        for (var id = 17; id <= 19; id++) _house.Shop.Customer(id);
        for (var id = 1; id <= 3; id++) _house.Shop.Order(id, customer: 16 + Math.Min(id, 2));
        await _house.Sync();
        _house.Shop.Order(1, total: 99, customer: 17);
        _house.Shop.Order(4, customer: 19);
        await _house.Sync();

        Assert.Equal(["customers/17 customers/18", "customers/19"], _house.Ledger.LookedUp.Select(keys => string.Join(' ', keys)));
    }

    [Fact]
    public async Task An_order_goes_without_a_customer_that_is_gone_and_is_unchanged_afterwards()
    {
        _house.Ledger.CanDoWithout = _ => true;
        _house.Shop.Order(1, customer: 99);
        var first = await _house.Sync();
        var second = await _house.Sync();

        Assert.Equal((1, 1), (first.Counts.Written, second.Counts.Unchanged));
        Assert.Null(_house.Ledger.Entry(RecordKind.Orders, 1).Customer);
        Assert.Equal("The source has no such record any more.", Assert.Single(_house.Ledger.Missed));
        Assert.Single(_house.Shop.Asked);
    }

    [Fact]
    public async Task An_order_skipped_for_want_of_its_customer_is_written_once_the_customer_is_there()
    {
        (_house.Ledger.CanDoWithout, _house.Ledger.SkipsWithout) = (_ => true, true);
        _house.Shop.Order(1, customer: 17);
        var first = await _house.Sync();
        _house.Shop.Customer(17);
        var second = await _house.Sync();
        var third = await _house.Sync();

        Assert.Equal((1, 1, 1), (first.Counts.Skipped, second.Counts.Written, third.Counts.Unchanged));
        Assert.Equal("17", _house.Ledger.Entry(RecordKind.Orders, 1).Customer!.Value.Id);
    }

    [Fact]
    public async Task An_order_does_not_go_without_a_customer_that_failed()
    {
        _house.Ledger.CanDoWithout = _ => true;
        _house.Ledger.Refuses = operation => operation.Record.Kind == RecordKind.Customers ? LedgerScenes.Closed : null;
        _house.Shop.Customer(17);
        _house.Shop.Order(1, customer: 17);
        var run = await _house.Sync();

        Assert.Equal(1, run.Counts.Failed);
        Assert.DoesNotContain(_house.Ledger.Sent, sent => sent.Record.Kind == RecordKind.Orders);
    }
}
