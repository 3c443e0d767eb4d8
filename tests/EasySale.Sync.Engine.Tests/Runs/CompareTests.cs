using System.Globalization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>A comparison finds what nobody announced, and handles it like any other record.</summary>
public sealed class CompareTests
{
    private static readonly Run Compare = SyncHouse.Orders with { Mode = SyncMode.Compare };

    [Fact]
    public async Task Finds_what_is_gone_missing_and_changed_and_handles_each_once()
    {
        var house = await Synced(9);
        house.Ledger.ForGone = OperationAction.Void;
        house.Shop.Remove(RecordKind.Orders, "2");
        house.Shop.Order(5, total: 55);
        house.Shop.Order(10, total: 10);

        var report = await house.Sync(Compare);

        Assert.Equal(RunStatus.Completed, report.Run.Status);
        Assert.Equal(new DriftCounts { Checked = 10, Linked = 9, Missing = 1, Gone = 1, Changed = 1 }, report.Step.Drift);
        Assert.Equal((3, 3), (report.Step.Counts.Read, report.Step.Counts.Written));
        Assert.Equal("void", house.Ledger.Entry(RecordKind.Orders, 2).Text);
        Assert.Equal(55, house.Ledger.Entry(RecordKind.Orders, 5).Amount);
        Assert.Equal(10, house.Ledger.Entry(RecordKind.Orders, 10).Amount);
        var drift = await Drift(house);
        Assert.Equal((DriftState.Completed, 3, report.Run.SyncId), (drift.State, drift.Handled.Written, drift.SyncId));
        Assert.Empty(await house.Blobs.List(SyncHouse.Tenant, "compare/", SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation));
    }

    [Fact]
    public async Task Tells_in_the_journal_why_each_record_was_read()
    {
        var house = await Synced(3);
        house.Ledger.ForGone = OperationAction.Void;
        house.Shop.Remove(RecordKind.Orders, "2");
        var report = await house.Sync(Compare);
        var entries = new List<JournalEntry>();
        for (var group = 0; group < report.Step.Groups; group++)
            entries.AddRange(await house.Journal.Read(SyncHouse.Tenant, new JournalPosition(report.Run.SyncId, 0, group), SyncHouse.Cancellation));
        Assert.Equal(["found drift.gone", "written "], entries.Select(entry => $"{entry.Result} {entry.Code}"));
    }

    [Fact]
    public async Task Does_nothing_and_asks_nothing_more_where_all_agree()
    {
        var house = await Synced(9);
        house.Ledger.ForGone = OperationAction.Delete;
        house.Shop.Remove(RecordKind.Orders, "2");
        await house.Sync(Compare);
        house.Shop.Asked.Clear();
        var effects = house.Ledger.Took.Count;

        var report = await house.Sync(Compare);

        Assert.Equal(new DriftCounts { Checked = 8, Linked = 8 }, report.Step.Drift);
        Assert.Empty(house.Shop.Asked);
        Assert.Equal(effects, house.Ledger.Took.Count);
    }

    [Fact]
    public async Task Asks_by_id_before_anything_is_removed()
    {
        var house = await Synced(3);
        house.Ledger.ForGone = OperationAction.Delete;
        house.Shop.Unlisted.Add("2");
        var report = await house.Sync(Compare);
        Assert.Equal(1, report.Step.Drift!.Gone);
        Assert.Equal(1, report.Step.Counts.Unchanged);
        Assert.Equal(3, house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task Asks_a_person_where_the_target_does_not_say_what_to_do()
    {
        var house = await Synced(3);
        house.Shop.Remove(RecordKind.Orders, "2");
        await house.Sync(Compare);
        var failure = Assert.Single(await house.OpenFailures());
        Assert.Equal((FailureCause.FixRecord, "record.gone_at_source", 1), (failure.Cause, failure.Code, failure.Attempts));
        await house.Sync(Compare);
        Assert.Equal(1, Assert.Single(await house.OpenFailures()).Attempts);
        Assert.Equal(3, house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task Brings_back_what_comes_back()
    {
        var house = await Synced(3);
        house.Ledger.ForGone = OperationAction.Delete;
        house.Shop.Remove(RecordKind.Orders, "2");
        await house.Sync(Compare);
        Assert.Equal(2, house.Ledger.Entries.Count);
        house.Shop.Order(2, total: 22);
        await house.Sync(Compare);
        Assert.Equal(22, house.Ledger.Entry(RecordKind.Orders, 2).Amount);
    }

    [Fact]
    public async Task Stops_before_too_much_is_removed()
    {
        var house = await Synced(60);
        house.Ledger.ForGone = OperationAction.Delete;
        for (var id = 1; id <= 21; id++) house.Shop.Remove(RecordKind.Orders, Text(id));
        var report = await house.Sync(Compare);
        Assert.Equal((RunStatus.Failed, "compare.too_many_gone"), (report.Run.Status, report.Run.Error?.Code));
        Assert.Equal(60, house.Ledger.Entries.Count);
        Assert.Equal((DriftState.Stopped, 21), ((await Drift(house)).State, (await Drift(house)).Counts.Gone));

        await new TenantSettingsStore(house.Rows).Change(SyncHouse.Tenant, settings => settings with { CompareRemovalPercent = 40 }, SyncHouse.Cancellation);
        await house.Sync(Compare);
        Assert.Equal(39, house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task Leaves_alone_what_only_other_records_hold()
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = true, ForGone = OperationAction.Delete } };
        house.Shop.Order(1, guest: "a@example.com");
        await house.Sync();
        var report = await house.Sync(Compare with { Kinds = [RecordKind.Customers], Entity = "customers" });
        Assert.Equal(0, report.Step.Drift!.Gone);
        Assert.Equal(2, house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_record_asked_for_by_id_and_gone_is_handled_the_same()
    {
        var house = await Synced(3);
        house.Ledger.ForGone = OperationAction.Void;
        house.Shop.Remove(RecordKind.Orders, "2");
        var report = await house.Sync(SyncHouse.Orders with { Ids = ["2", "77"] });
        Assert.Equal((1, 1), (report.Step.Counts.Written, report.Step.Counts.Skipped));
        Assert.Equal("void", house.Ledger.Entry(RecordKind.Orders, 2).Text);
    }

    [Fact]
    public async Task Is_parked_when_its_calls_are_used_up_and_goes_on_the_next_time()
    {
        var house = await Synced(40);
        house.Ledger.ForGone = OperationAction.Void;
        house.Shop.Remove(RecordKind.Orders, "40");
        house.Shop.CallsPerPage = 10;
        await new TenantSettingsStore(house.Rows).Change(SyncHouse.Tenant, settings => settings with { CompareCallsPerRun = 30 }, SyncHouse.Cancellation);
        var states = new List<DriftState>();
        for (var night = 0; night < 20 && !states.Contains(DriftState.Completed); night++)
        {
            await house.Sync(Compare);
            states.Add((await Drift(house)).State);
        }

        Assert.InRange(states.Count, 3, 10);
        Assert.Equal(DriftState.Completed, states[^1]);
        Assert.Equal("void", house.Ledger.Entry(RecordKind.Orders, 40).Text);
    }

    [Fact]
    public async Task Reads_links_by_the_shard()
    {
        var house = await Synced(300);
        house.Shop.PageSize = 100;
        var report = await house.Sync(Compare);
        Assert.Equal(300, report.Step.Drift!.Checked);
        Assert.InRange(report.Step.StorageTransactions, 1, 20);
    }

    [Fact]
    public async Task Dying_at_any_effect_removes_nothing_twice_and_nothing_wrongly()
    {
        var undisturbed = new Lifeline();
        var expected = await Live(undisturbed);
        Assert.True(undisturbed.Effects > 10);
        for (var effect = 1; effect <= undisturbed.Effects; effect++)
            foreach (var after in new[] { false, true })
            {
                var found = await Live(new Lifeline(effect, after));
                Assert.True(expected == found, $"Died {(after ? "after" : "before")} effect {effect}:\n{found}\n\nundisturbed:\n{expected}");
            }
    }

    private static async Task<string> Live(Lifeline life)
    {
        var house = await Synced(12, new FakeLedger { KeepsPayments = true }, paid: true);
        house.Ledger.ForGone = OperationAction.Delete;
        foreach (var id in new[] { "2", "3", "11" }) house.Shop.Remove(RecordKind.Orders, id);
        house.Shop.Unlisted.Add("6");
        house.Shop.Order(5, total: 55, paid: true);
        house.Shop.Order(13);
        var syncId = await house.Ask(Compare with { BatchLimit = 4 });
        try
        {
            await house.NewProcess(life).Finish(syncId);
        }
        catch (ProcessDiedException)
        {
            await house.NewProcess().Finish(syncId);
        }

        var report = await house.Report(syncId);
        return string.Join('\n',
        [
            .. house.Ledger.Entries.Select(entry => entry.ToString()),
            $"{house.Ledger.Took.Count} effects, {(await house.OpenIntents()).Count} open, {(await house.OpenFailures()).Count} failures",
            $"{report.Run.Status} {report.Step.Counts} {report.Step.Drift}",
            $"{(await Drift(house)).Handled}",
        ]);
    }

    private static async Task<SyncHouse> Synced(int orders, FakeLedger? ledger = null, bool paid = false)
    {
        var house = new SyncHouse { Ledger = ledger ?? new FakeLedger() };
        for (var id = 1; id <= orders; id++) house.Shop.Order(id, total: id, paid: paid);
        await house.Sync();
        return house;
    }

    private static async Task<DriftReport> Drift(SyncHouse house) =>
        Assert.Single(await new DriftStore(house.Rows, house.Blobs).List(SyncHouse.Tenant, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation));

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
