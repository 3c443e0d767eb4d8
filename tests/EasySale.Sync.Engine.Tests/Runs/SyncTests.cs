using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class SyncTests
{
    private readonly SyncHouse _house = new();

    public SyncTests()
    {
        for (var id = 1; id <= 7; id++) _house.Shop.Order(id, total: id);
    }

    [Fact]
    public async Task A_full_run_writes_everything_and_the_second_run_writes_nothing()
    {
        var first = await _house.Sync();
        var second = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 7, Written = 7 }, first.Counts);
        Assert.Equal(RunStatus.Completed, first.Run.Status);
        Assert.Equal(7, _house.Ledger.Entries.Count);
        Assert.Equal(new RunCounts { Read = 7, Unchanged = 7 }, second.Counts);
        Assert.Equal(7, _house.Ledger.Sent.Count);
    }

    [Fact]
    public async Task An_edited_record_is_updated_and_no_other()
    {
        await _house.Sync();
        _house.Shop.Order(4, total: 44);
        var second = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 7, Written = 1, Unchanged = 6 }, second.Counts);
        Assert.Equal(44, _house.Ledger.Entry(RecordKind.Orders, 4).Amount);
        Assert.Equal(2, _house.Ledger.Entry(RecordKind.Orders, 4).Version);
        Assert.Equal(7, _house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_record_edited_again_and_again_arrives_each_time()
    {
        foreach (var total in new[] { 5m, 6, 5, 6 })
        {
            _house.Shop.Order(4, total);
            await _house.Sync();
            Assert.Equal(total, _house.Ledger.Entry(RecordKind.Orders, 4).Amount);
        }
    }

    [Fact]
    public async Task An_incremental_run_reads_only_what_changed_since_the_last_one()
    {
        await _house.Sync();
        _house.Shop.Walked.Clear();
        _house.Shop.Order(2, total: 22);
        var second = await _house.Sync(SyncHouse.Orders with { Mode = SyncMode.Incremental });

        Assert.Equal([new RecordKey(RecordKind.Orders, "2")], _house.Shop.Walked);
        Assert.Equal(new RunCounts { Read = 1, Written = 1 }, second.Counts);
    }

    [Fact]
    public async Task A_filtered_run_moves_no_watermark()
    {
        _house.Shop.Order(8, status: "pending");
        await _house.Sync(SyncHouse.Orders with { Filter = new RecordFilter { Statuses = ["pending"] } });
        var next = await _house.Sync(SyncHouse.Orders with { Mode = SyncMode.Incremental });

        Assert.Equal(new RunCounts { Read = 8, Written = 7, Unchanged = 1 }, next.Counts);
    }

    [Fact]
    public async Task A_run_over_chosen_ids_moves_no_watermark_and_tells_what_is_gone()
    {
        var chosen = await _house.Sync(SyncHouse.Orders with { Ids = ["7", "99"] });
        var next = await _house.Sync(SyncHouse.Orders with { Mode = SyncMode.Incremental });

        Assert.Equal(new RunCounts { Read = 2, Written = 1, Skipped = 1 }, chosen.Counts);
        Assert.Equal(new RunCounts { Read = 7, Written = 6, Unchanged = 1 }, next.Counts);
    }

    [Fact]
    public async Task A_run_sums_up_what_it_wrote_currency_by_currency()
    {
        _house.Shop.Order(8, total: 0.1m, currency: "USD");
        _house.Shop.Order(9, total: 0.2m, currency: "USD");
        var first = await _house.Sync();
        var second = await _house.Sync();

        foreach (var run in new[] { first, second })
        {
            Assert.Equal(new RunTotals(28, 28), run.Steps[0].Totals["EUR"]);
            Assert.Equal(new RunTotals(0.3m, 0.3m), run.Steps[0].Totals["USD"]);
        }
    }

    [Fact]
    public async Task A_record_that_was_skipped_is_skipped_for_the_same_reason_next_time()
    {
        _house.Ledger.Skips = record => record.Id == "3" ? "Drafts stay in the shop." : null;
        await _house.Sync();
        _house.Ledger.Skips = _ => throw new InvalidOperationException("Planned again.");
        var second = await _house.Sync();

        Assert.Equal(new RunCounts { Read = 7, Unchanged = 6, Skipped = 1 }, second.Counts);
        var link = (await _house.Links.Read(SyncHouse.Scope(RecordKind.Orders), ["3"], SyncHouse.Cancellation)).Find("3");
        Assert.Equal("Drafts stay in the shop.", link!.SkipReason);
    }

    [Fact]
    public async Task A_batch_limit_cuts_a_run_into_slices()
    {
        var syncId = await _house.Ask(SyncHouse.Orders with { BatchLimit = 3 });
        await _house.NewProcess().Finish(syncId);
        var report = await _house.Report(syncId);

        Assert.Equal(7, report.Counts.Written);
        Assert.Equal(3, report.Steps[0].Slices);
    }
}
