using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>A target that refuses a record because another one there has its key already.</summary>
public sealed class DuplicateKeyTests
{
    private static readonly SyncException Taken = new(FailureCause.FixRecord, "desk.duplicate_name", "Another customer has this name. Change one of them.");

    [Fact]
    public async Task It_is_skipped_with_the_reason_and_what_to_do_and_waits_for_a_person()
    {
        var house = await Refused();
        var run = await house.Forth();

        Assert.Equal((RunStatus.Completed, 1, 0), (run.Run.Status, run.Counts.Skipped, run.Counts.Failed));
        Assert.Empty(await house.House.OpenFailures());
        var conflict = Assert.Single((await new DeskApi(house).List()).Items);
        Assert.Equal((ConflictType.DuplicateKey, ConflictState.Open, "1"), (conflict.Type, conflict.State, conflict.SourceId));
        Assert.StartsWith("Skipped: Another customer has this name. Change one of them.", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("accept to try it again, or reject", conflict.Message, StringComparison.Ordinal);
        var told = Assert.Single(await house.House.Journal.Read(SyncHouse.Tenant, new JournalPosition(run.Run.SyncId, 0, 0), DeskHouse.Cancellation));
        Assert.Equal((JournalEntry.Skipped, Taken.Code), (told.Result, told.Code));
    }

    [Fact]
    public async Task Accepted_it_is_tried_again_and_the_conflict_is_over_once_it_is_taken()
    {
        var house = await Refused();
        await house.Forth();

        await new DeskApi(house).Decide("""{"resolution":"accept"}""");
        Assert.Equal((ConflictState.Open, 2), (await house.AllConflicts()).Select(conflict => (conflict.State, conflict.Tries)).Single());
        house.Right.Refuses = _ => null;
        await new DeskApi(house).Decide("""{"resolution":"accept"}""");

        Assert.Equal("Ann", Assert.Single(house.Right.Customers).FirstName);
        Assert.Equal((ConflictState.Resolved, "otto"), (await house.AllConflicts()).Select(conflict => (conflict.State, conflict.Decision!.By)).Single());
    }

    [Fact]
    public async Task Rejected_it_is_left_alone_until_it_changes()
    {
        var house = await Refused();
        await house.Forth();
        await new DeskApi(house).Decide("""{"resolution":"reject"}""");
        house.Right.Refuses = _ => null;

        await house.Forth("1");
        Assert.Empty(house.Right.Customers);
        Assert.Empty((await new DeskApi(house).List()).Items);
        house.Left.Edit("1", customer => customer with { FirstName = "Anna" });
        await house.Forth();

        Assert.Equal("Anna", Assert.Single(house.Right.Customers).FirstName);
    }

    [Fact]
    public async Task There_is_nothing_to_choose_from()
    {
        var house = await Refused();
        await house.Forth();
        var api = new DeskApi(house);
        var id = Assert.Single((await api.List()).Items).Id;

        var problem = await TestHouse.Refused(() => api.Resolve(id, """{"resolution":"custom","customData":{"targetId":"r1"}}"""));

        Assert.Contains("nothing to choose from", Assert.Single(problem.Errors!["resolution"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mended_in_its_source_it_comes_again_by_itself_and_the_conflict_is_over()
    {
        var house = await Refused();
        await house.Forth();
        house.Right.Refuses = _ => null;
        house.Left.Edit("1", customer => customer with { FirstName = "Anna" });
        await house.Forth();

        Assert.Equal("Anna", Assert.Single(house.Right.Customers).FirstName);
        Assert.Equal(ConflictState.Resolved, Assert.Single(await house.AllConflicts()).State);
    }

    [Fact]
    public async Task What_needs_it_fails_visibly_and_what_it_owes_is_still_told()
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = true, CanDoWithout = _ => true } };
        house.Shop.Customer(1);
        house.Shop.Order(1, customer: 1);
        house.Shop.Order(2, total: 25);
        house.Ledger.Refuses = operation => operation.Record is { Kind: RecordKind.Customers } or { Id: "2" } ? Taken : null;
        await house.Sync();

        Assert.Empty(house.Ledger.Entries);
        Assert.Equal(("1", "record.parent_missing"), (await house.OpenFailures()).Select(failure => (failure.SourceId, failure.Code)).Single());
        Assert.Equal((25, null), ((await house.Link(RecordKind.Orders, "2"))!.SourceAmount, (await house.Link(RecordKind.Orders, "2"))!.TargetAmount));
    }

    [Fact]
    public async Task A_record_of_which_something_was_written_has_failed()
    {
        var house = new SyncHouse { Ledger = new FakeLedger { KeepsPayments = true } };
        house.Shop.Order(1, paid: true);
        house.Ledger.Refuses = operation => operation.Purpose == FakeLedgerStream.Payment ? Taken : null;
        var run = await house.Sync();

        Assert.Equal((1, 0), (run.Counts.Failed, run.Counts.Skipped));
        Assert.Equal(Taken.Code, Assert.Single(await house.OpenFailures()).Code);
    }

    [Fact]
    public async Task It_is_news_when_it_is_met_and_when_a_decision_did_not_help_and_at_no_other_time()
    {
        var house = await Refused();
        var news = new ConflictNews(house.Conflicts);
        var first = (await house.Forth()).Run;
        Assert.NotNull(await news.Of(first, DeskHouse.Cancellation));

        await new DeskApi(house).Decide("""{"resolution":"accept"}""");
        var second = first with { SyncId = Assert.Single(await house.AllConflicts()).SyncId };
        Assert.NotEqual(first.SyncId, second.SyncId);
        Assert.NotNull(await news.Of(second, DeskHouse.Cancellation));

        house.Left.Edit("1", customer => customer with { FirstName = "Anna" });
        var third = (await house.Forth()).Run;
        Assert.Equal(third.SyncId, Assert.Single(await house.AllConflicts()).SyncId);
        Assert.Null(await news.Of(third, DeskHouse.Cancellation));
    }

    private static async Task<DeskHouse> Refused()
    {
        var house = await DeskHouse.Furnished(matches: false);
        house.Left.Add(new Customer { Id = "", FirstName = "Ann" });
        house.Right.Refuses = _ => Taken;
        return house;
    }
}
