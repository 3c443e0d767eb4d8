using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Operations;

public sealed class DismissTests
{
    private readonly SyncHouse _house = new();

    private static readonly SyncException Bad = new(FailureCause.FixRecord, "ledger.bad", "Enter it by hand, then dismiss this.");

    [Fact]
    public async Task A_failure_that_was_seen_to_is_off_the_list_and_its_record_is_left_alone()
    {
        await Fail();

        await Dismiss();
        Assert.Empty(await _house.OpenFailures());
        Assert.Null(await _house.Payloads.Find(SyncHouse.Tenant, Id, SyncHouse.Cancellation));

        _house.Ledger.Refuses = _ => null;
        var run = await _house.Sync();
        Assert.Equal((0L, 1L), (run.Steps[0].Counts.Written, run.Steps[0].Counts.Skipped));
        Assert.Equal("It failed, and a person has seen to it by hand.", (await _house.Link(RecordKind.Orders, "1"))!.SkipReason);
        Assert.Empty(_house.Ledger.Entries);
    }

    [Fact]
    public async Task What_changes_afterwards_may_be_there_by_hand_so_it_asks_and_is_written_by_its_own_retry_alone()
    {
        await Fail();
        await Dismiss();
        _house.Ledger.Refuses = _ => null;

        _house.Shop.Put(Order(12m));
        await _house.Sync();
        await _house.Sync();
        Assert.Equal(("record.changed_since_dismissed", 2), (Assert.Single(await _house.OpenFailures()).Code, (await _house.OpenFailures())[0].Attempts));
        await Dismiss();
        await _house.Sync();
        Assert.Empty(await _house.OpenFailures());
        Assert.Empty(_house.Ledger.Entries);

        _house.Shop.Put(Order(13m));
        await _house.Sync();
        await new TakeBackDismissal(_house.Links).TakeBack(SyncHouse.Tenant, Assert.Single(await _house.OpenFailures()), SyncHouse.Cancellation);
        await _house.Sync(SyncHouse.Orders with { Ids = ["1"] });
        Assert.Equal(13m, Assert.Single(_house.Ledger.Entries).Amount);
        Assert.Equal((false, null), ((await _house.Link(RecordKind.Orders, "1"))!.IsDismissed, (await _house.Link(RecordKind.Orders, "1"))!.SkipReason));
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task Another_mapping_makes_no_difference_to_what_was_entered_by_hand()
    {
        await Fail();
        await Dismiss();

        _house.Ledger.Refuses = _ => null;
        _house.Ledger.MappingVersion = "2";
        await _house.Sync();

        Assert.Empty(_house.Ledger.Entries);
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task What_the_target_has_is_updated_once_it_changes()
    {
        _house.Shop.Put(Order(10m));
        await _house.Sync();
        _house.Ledger.Refuses = _ => Bad;
        _house.Shop.Put(Order(11m));
        await _house.Sync();
        await Dismiss();

        _house.Ledger.Refuses = _ => null;
        _house.Shop.Put(Order(12m));
        await _house.Sync();

        Assert.Equal(12m, Assert.Single(_house.Ledger.Entries).Amount);
        Assert.False((await _house.Link(RecordKind.Orders, "1"))!.IsDismissed);
    }

    [Fact]
    public async Task What_the_source_no_longer_has_can_be_left_in_the_target()
    {
        _house.Shop.Put(Order(10m));
        await _house.Sync();
        _house.Shop.Remove(RecordKind.Orders, "1");
        var again = SyncHouse.Orders with { Ids = ["1"] };
        await _house.Sync(again);
        Assert.Equal(GoneRecords.Code, Assert.Single(await _house.OpenFailures()).Code);

        await Dismiss();
        await _house.Sync(again);
        Assert.Empty(await _house.OpenFailures());

        _house.Shop.Put(Order(10m));
        await _house.Sync(again);
        Assert.Equal(10m, Assert.Single(_house.Ledger.Entries).Amount);
        Assert.Null((await _house.Link(RecordKind.Orders, "1"))!.SkipReason);
    }

    [Fact]
    public async Task What_was_written_and_questioned_is_not_written_again()
    {
        _house.Shop.Put(Order(10m));
        _house.Ledger.Questions = _ => Bad;
        await _house.Sync();

        await Dismiss();
        await _house.Sync();

        Assert.Single(_house.Ledger.Sent);
        Assert.Empty(await _house.OpenFailures());
        Assert.False((await _house.Link(RecordKind.Orders, "1"))!.IsQuestioned);
    }

    [Fact]
    public async Task It_is_on_the_audit_trail_and_only_for_operators()
    {
        await Fail();

        Assert.Equal(403, (await TestHouse.Refused(() => Dismiss(TestHouse.Viewer))).Status);
        Assert.Single(await _house.OpenFailures());
        await Dismiss();

        var (_, entry) = Assert.Single(await _house.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation));
        Assert.Equal((AuditActions.FailureDismissed, Id, "orders/1, shop-1 to ledger-1"), (entry.Action, entry.Subject, entry.About));
        Assert.Equal(404, (await TestHouse.Refused(() => Dismiss())).Status);
    }

    [Fact]
    public async Task What_is_being_written_stays_listed()
    {
        await Fail();
        var sheet = await _house.Links.Read(SyncHouse.Scope(RecordKind.Orders), ["1"], SyncHouse.Cancellation);
        var link = sheet.Find("1")!;
        sheet.Set(link with { Intent = new Intent { Action = OperationAction.Create, Entity = "orders", BodyHash = "h", MappingVersion = "1", AnnouncedBy = "run", AnnouncedAt = default } });
        await _house.Links.TrySave(sheet, SyncHouse.Cancellation);

        Assert.Equal("being-written", (await TestHouse.Refused(() => Dismiss())).Slug);

        Assert.Single(await _house.OpenFailures());
        Assert.Empty(await _house.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation));
    }

    [Fact]
    public async Task What_fails_again_meanwhile_stays_listed()
    {
        await Fail();
        var seen = Assert.Single(await _house.OpenFailures());
        var again = new Lifeline { Pause = () => _house.Failures.Save(SyncHouse.Tenant, [seen with { Attempts = 2 }], [], SyncHouse.Cancellation) };

        Assert.Equal("failed-again", (await TestHouse.Refused(() => Dismiss(rows: new MortalRowStore(_house.Rows, again)))).Slug);

        Assert.Equal(2, Assert.Single(await _house.OpenFailures()).Attempts);
        await Dismiss();
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task A_failure_listed_of_a_record_that_is_left_alone_goes_with_the_next_run()
    {
        await Fail();
        var seen = Assert.Single(await _house.OpenFailures());
        await Dismiss();
        await _house.Failures.Save(SyncHouse.Tenant, [seen], [], SyncHouse.Cancellation);

        await _house.Sync();

        Assert.Empty(await _house.OpenFailures());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_dies_half_way_leaves_it_to_be_done_again(bool afterTheEffect)
    {
        for (var end = 1; ; end++)
        {
            var house = new SyncHouse();
            await Fail(house);
            var life = new Lifeline(end, afterTheEffect);
            var died = await Record.ExceptionAsync(() => Dismiss(house, rows: new MortalRowStore(house.Rows, life)));
            if (died is null) return;

            Assert.IsType<ProcessDiedException>(died);
            if ((await house.OpenFailures()).Count > 0) await Dismiss(house);
            Assert.Empty(await house.OpenFailures());
            Assert.True((await house.Link(RecordKind.Orders, "1"))!.IsDismissed);
        }
    }

    private static string Id => FailedRecord.IdOf("shop-1", "ledger-1", new RecordKey(RecordKind.Orders, "1"));

    private static Order Order(decimal total) => new() { Id = "1", Number = "n", Status = "completed", Currency = "EUR", GrandTotal = total, Billing = new Address(), CreatedAt = DateTimeOffset.UnixEpoch, Lines = [] };

    private static async Task Fail(SyncHouse house)
    {
        house.Shop.Put(Order(10m));
        house.Ledger.Refuses = _ => Bad;
        await house.Sync();
    }

    private static Task Dismiss(SyncHouse house, Caller? caller = null, IRowStore? rows = null)
    {
        rows ??= house.Rows;
        return new DismissFailure(new FailureStore(rows), new PayloadStore(rows), new LinkStore(rows, house.Blobs), new AuditStore(rows, house.Time), house.Time)
            .Dismiss(caller ?? TestHouse.Operator, Id, SyncHouse.Cancellation);
    }

    private Task Fail() => Fail(_house);

    private Task Dismiss(Caller? caller = null, IRowStore? rows = null) => Dismiss(_house, caller, rows);
}
