using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>What a ledger asks of the engine beyond plain writing.</summary>
public sealed class LedgerTests
{
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { KeepsPayments = true, DemandsCustomers = true } };

    [Fact]
    public async Task A_payment_is_sent_after_its_order_and_names_it()
    {
        _house.Shop.Order(1, total: 30, paid: true);
        var run = await _house.Sync();
        var again = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 1, Written = 1 }, run.Counts);
        Assert.Equal(new RecordKey(RecordKind.Orders, "1"), _house.Ledger.Entry(RecordKind.Orders, 1, FakeLedgerStream.Payment).Invoice);
        Assert.Equal(new RunTotals(30, 30), run.Steps[0].Totals["EUR"]);
        Assert.Equal((1, 2), (again.Counts.Unchanged, _house.Ledger.Sent.Count));
    }

    [Fact]
    public async Task What_waits_for_a_refused_operation_is_refused_with_it_and_never_sent()
    {
        _house.Shop.Order(1, paid: true);
        _house.Shop.Order(2);
        _house.Ledger.Follows = id => id == "2" ? "1" : null;
        _house.Ledger.Refuses = operation => operation.Record.Id == "1" ? LedgerScenes.Closed : null;
        await _house.Sync();

        Assert.Equal("1", Assert.Single(_house.Ledger.Sent).Record.Id);
        var failures = (await _house.OpenFailures()).ToDictionary(failure => failure.SourceId);
        Assert.Equal(LedgerScenes.Closed.MerchantMessage, failures["1"].Message);
        Assert.Contains(LedgerScenes.Closed.MerchantMessage, failures["2"].Message);
        Assert.Empty(await _house.OpenIntents());
    }

    [Fact]
    public async Task Operations_that_wait_for_one_another_are_never_sent()
    {
        _house.Shop.Order(1);
        _house.Shop.Order(2);
        _house.Ledger.Follows = id => id == "1" ? "2" : "1";
        var run = await _house.Sync();

        Assert.Equal(2, run.Counts.Failed);
        Assert.Empty(_house.Ledger.Sent);
    }

    [Fact]
    public async Task What_leaves_in_the_same_group_is_not_named_any_more()
    {
        for (var id = 1; id <= 2; id++) _house.Shop.Order(id);
        _house.Ledger.Follows = id => id == "2" ? "1" : null;
        _house.Ledger.ForGone = OperationAction.Delete;
        await _house.Sync();
        _house.Shop.Remove(RecordKind.Orders, "1");
        _house.Shop.Order(2, total: 20);

        await _house.Sync(SyncHouse.Orders with { Ids = ["1", "2"] });

        Assert.Equal(("2", 10m), (Assert.Single(_house.Ledger.Entries).Record.Id, _house.Ledger.Entries[0].Amount));
        var failure = Assert.Single(await _house.OpenFailures());
        Assert.Equal(("2", "record.parent_missing"), (failure.SourceId, failure.Code));
    }

    [Fact]
    public async Task An_answer_in_doubt_keeps_its_operation_announced_and_those_that_wait_for_it()
    {
        for (var id = 1; id <= 2; id++) _house.Shop.Order(id, paid: true);
        _house.Ledger.Doubts = operation => operation.Record.Id == "1" ? LedgerScenes.Timeout : null;
        var syncId = await _house.Ask();
        var process = _house.NewProcess();
        await process.Begin(syncId);
        var slice = await process.Slice(syncId);

        Assert.Equal(SliceState.Wait, slice.State);
        Assert.Equal(["1", "1", "2"], (await _house.OpenIntents()).Select(link => link.SourceId).Order());
        Assert.NotNull((await _house.Link(RecordKind.Orders, "2"))!.TargetId);
        await process.Finish(syncId);
        Assert.Equal(4, _house.Ledger.Took.Count);
        Assert.Equal(new RunCounts { Read = 2, Written = 2 }, (await _house.Report(syncId)).Counts);
    }

    [Fact]
    public async Task A_record_that_moved_is_planned_anew_and_written_in_the_same_group()
    {
        await WrittenAndEdited();
        var run = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 1, Written = 1 }, run.Counts);
        Assert.Equal((99, 3), (_house.Ledger.Entry(RecordKind.Orders, 1).Amount, _house.Ledger.Entry(RecordKind.Orders, 1).Version));
    }

    [Fact]
    public async Task A_record_that_moves_twice_in_a_row_fails_visibly_and_is_written_next_time()
    {
        await WrittenAndEdited();
        _house.Ledger.BeforeTaking = () => _house.Ledger.Books.Edit(new RecordKey(RecordKind.Orders, "1"), "again");
        await _house.Sync();
        var failure = Assert.Single(await _house.OpenFailures());
        _house.Ledger.BeforeTaking = () => { };
        await _house.Sync();

        Assert.Equal("record.moved", failure.Code);
        Assert.Equal(99, _house.Ledger.Entry(RecordKind.Orders, 1).Amount);
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task What_was_written_and_questioned_is_linked_and_listed_and_written_again_on_the_next_try()
    {
        _house.Shop.Order(1);
        _house.Ledger.Questions = _ => LedgerScenes.Cents;
        var first = await _house.Sync();
        var link = await _house.Link(RecordKind.Orders, "1");
        _house.Ledger.Questions = _ => null;
        var second = await _house.Sync();

        Assert.Equal((1, "L1", "1"), (first.Counts.Failed, link!.TargetId, link.TargetVersion));
        Assert.Equal(new RunCounts { Read = 1, Written = 1 }, second.Counts);
        Assert.Equal(2, Assert.Single(_house.Ledger.Entries).Version);
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task An_operation_knows_the_amount_expected_and_when_it_was_announced()
    {
        _house.Shop.Order(1, total: 12.5m);
        await _house.Sync();

        var sent = Assert.Single(_house.Ledger.Sent);
        Assert.Equal((new Money(12.5m, "EUR"), _house.Time.GetUtcNow()), (sent.Expected, sent.AnnouncedAt));
        Assert.Equal(new TargetReference("L1", "1") { Entity = "orders", Amount = 12.5m }, (await _house.Link(RecordKind.Orders, "1"))!.Target);
    }

    private async Task WrittenAndEdited()
    {
        _house.Shop.Order(1);
        await _house.Sync();
        _house.Shop.Order(1, total: 99);
        _house.Ledger.Books.Edit(new RecordKey(RecordKind.Orders, "1"), "by hand");
    }
}
