using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class FailedRecordTests
{
    private static readonly SyncException Refusal = new(FailureCause.FixRecord, "ledger.no_date", "The order has no date. Give it one.");
    private readonly SyncHouse _house = new();

    public FailedRecordTests()
    {
        for (var id = 1; id <= 5; id++) _house.Shop.Order(id);
    }

    [Fact]
    public async Task A_refused_record_fails_alone_and_is_listed_with_its_reason()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        var run = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 5, Written = 4, Failed = 1 }, run.Counts);
        Assert.Equal(RunStatus.Partial, run.Run.Status);
        var failure = Assert.Single(await _house.OpenFailures());
        Assert.Equal(("2", "ledger.no_date", Refusal.MerchantMessage, 1), (failure.SourceId, failure.Code, failure.Message, failure.Attempts));
        Assert.Empty(await _house.OpenIntents());
    }

    [Fact]
    public async Task A_failure_counts_its_attempts_and_keeps_its_first_time()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        await _house.Sync();
        await _house.Sync();

        var failure = Assert.Single(await _house.OpenFailures());
        Assert.Equal(2, failure.Attempts);
        Assert.True(failure.FirstAt < failure.LastAt);
        Assert.Equal(2, _house.Ledger.Sent.Where(sent => sent.Record.Id == "2").Select(sent => sent.RequestId).Distinct().Count());
    }

    [Fact]
    public async Task A_failure_is_resolved_when_the_unchanged_record_is_accepted_later()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        await _house.Sync();
        _house.Ledger.Refuses = _ => null;
        var second = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 5, Written = 1, Unchanged = 4 }, second.Counts);
        Assert.Empty(await _house.OpenFailures());
        Assert.Equal(5, _house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_failed_record_can_be_retried_alone()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        await _house.Sync();
        _house.Ledger.Refuses = _ => null;
        var retry = await _house.Sync(SyncHouse.Orders with { Ids = ["2"] });

        Assert.Equal(new RunCounts { Read = 1, Written = 1 }, retry.Counts);
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task An_unreadable_record_fails_alone_and_is_resolved_when_it_can_be_read()
    {
        _house.Shop.Unreadable.Add(new RecordKey(RecordKind.Orders, "3"));
        var first = await _house.Sync();
        var failure = Assert.Single(await _house.OpenFailures());
        _house.Shop.Unreadable.Clear();
        var second = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 5, Written = 4, Failed = 1 }, first.Counts);
        Assert.Equal("shop.unreadable", failure.Code);
        Assert.Equal(new RunCounts { Read = 5, Written = 1, Unchanged = 4 }, second.Counts);
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task A_record_that_trips_the_plan_fails_alone_as_our_bug()
    {
        _house.Ledger.Skips = record => record.Id == "4" ? throw new InvalidOperationException("Unforeseen.") : null;
        var run = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 5, Written = 4, Failed = 1 }, run.Counts);
        Assert.Equal(FailureCause.OurBug, Assert.Single(await _house.OpenFailures()).Cause);
    }

    [Fact]
    public async Task A_failed_record_adds_nothing_to_the_totals()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        var run = await _house.Sync();

        Assert.Equal(new RunTotals(40, 40), run.Steps[0].Totals["EUR"]);
    }
}
