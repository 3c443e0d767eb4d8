using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Directions;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>What takes something away is confirmed twice, and on the trail with who, what, when, before and after: deletions, voids, and what overwrites the side that is right.</summary>
public sealed class DestructionTests
{
    private static readonly SyncException Refusal = new(FailureCause.FixRecord, "ledger.closed", "The period is closed.");

    [Theory]
    [InlineData(OperationAction.Delete, AuditActions.RecordDeleted, null)]
    [InlineData(OperationAction.Void, AuditActions.RecordVoided, "\"L1\"")]
    public async Task What_is_deleted_or_voided(OperationAction action, string told, string? idAfter)
    {
        var house = new SyncHouse { Ledger = new FakeLedger { ForGone = action } };
        house.Shop.Order(1);
        await house.Sync();
        house.Shop.Remove(RecordKind.Orders, "1");
        var plans = new PlanHouse(house);
        var planId = await plans.Plan(SyncHouse.Orders with { Ids = ["1"] });

        var (asked, second) = await AskedTwice(plans, planId);
        Assert.Equal(10m, Assert.Single(house.Ledger.Entries).Amount);
        await plans.Finish(await plans.Confirm(second));

        Assert.Equal((action, "1", true), (asked.Action, asked.EntityId, asked.Destructive));
        Assert.Equal(action == OperationAction.Delete ? [] : ["void"], house.Ledger.Entries.Select(entry => entry.Text));
        var entry = await Entry(house);
        Assert.Equal((told, "otto", "orders/1, shop-1 to ledger-1, record", house.Time.GetUtcNow()), (entry.Action, entry.By, entry.About, entry.At));
        AssertTold(entry, "targetId", "\"L1\"", idAfter);
        AssertTold(entry, "amount", "10", null);
        if (action == OperationAction.Void) AssertTold(entry, "voided", "false", "true");
    }

    [Fact]
    public async Task What_overwrites_the_side_that_is_right()
    {
        var desks = await Desks(RouteSide.Target);
        var plans = new PlanHouse(desks.House);
        var planId = await plans.Plan(DeskHouse.Run(back: false, []));

        var (asked, second) = await AskedTwice(plans, planId);
        Assert.Equal("Annabelle", desks.Right.Customers[0].FirstName);
        await plans.Finish(await plans.Confirm(second));

        Assert.Equal((OperationAction.Update, "r1", true), (asked.Action, asked.TargetId, asked.Destructive));
        Assert.Equal("Leonard", desks.Right.Customers[0].FirstName);
        var entry = await Entry(desks.House);
        Assert.Equal((AuditActions.RecordOverwritten, "otto", "customers/1, left to right, record"), (entry.Action, entry.By, entry.About));
        AssertTold(entry, "targetId", "\"r1\"", "\"r1\"");
        AssertTold(entry, "firstName", "\"A•••\"", "\"L•••\"");
        Assert.DoesNotContain(entry.Changes, change => change.Path == "phone");
    }

    [Fact]
    public async Task What_overwrites_the_side_that_is_right_of_a_one_way_route()
    {
        var desks = await Desks(RouteSide.Target, RouteDirection.OneWay);
        var plans = new PlanHouse(desks.House);

        var (asked, second) = await AskedTwice(plans, await plans.Plan(DeskHouse.Run(back: false, [])));
        await plans.Finish(await plans.Confirm(second));

        Assert.Equal(("r1", "Leonard"), (asked.TargetId, desks.Right.Customers[0].FirstName));
        AssertTold(await Entry(desks.House), "firstName", "\"A•••\"", "\"L•••\"");
    }

    [Theory]
    [InlineData(RouteDirection.OneWay)]
    [InlineData(RouteDirection.TwoWay)]
    public async Task What_overwrites_the_side_that_is_right_where_that_finds_its_records_by_itself(RouteDirection direction)
    {
        var desks = await Desks(RouteSide.Target, direction, upserts: true);
        desks.Left.Add(new Customer { Id = "", FirstName = "New" });
        var plans = new PlanHouse(desks.House);

        var (asked, second) = await AskedTwice(plans, await plans.Plan(DeskHouse.Run(back: false, [])));
        await plans.Finish(await plans.Confirm(second));

        Assert.Equal((OperationAction.Upsert, "1"), (asked.Action, asked.EntityId));
        Assert.Equal(["Leonard", "New"], desks.Right.Customers.Select(customer => customer.FirstName).Order());
        AssertTold(await Entry(desks.House), "firstName", "\"A•••\"", "\"L•••\"");
    }

    [Theory]
    [InlineData("schedule:nightly", OperationAction.Delete, AuditActions.RecordDeleted)]
    [InlineData("webhook", OperationAction.Void, AuditActions.RecordVoided)]
    public async Task What_a_standing_setting_covers_is_told_with_what_started_it(string starter, OperationAction action, string told)
    {
        var house = new SyncHouse { Ledger = new FakeLedger { ForGone = action } };
        foreach (var id in new[] { 1, 2 }) house.Shop.Order(id);
        await house.Sync();
        foreach (var id in new[] { "1", "2" }) house.Shop.Remove(RecordKind.Orders, id);
        house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;

        await house.Sync(SyncHouse.Orders with { Ids = ["1", "2"], StartedBy = starter });

        var entry = await Entry(house);
        Assert.Equal((told, starter, "orders/1, shop-1 to ledger-1, record"), (entry.Action, entry.By, entry.About));
        AssertTold(entry, "amount", "10", null);
    }

    [Theory]
    [InlineData(RouteDirection.OneWay)]
    [InlineData(RouteDirection.TwoWay)]
    public async Task What_a_standing_setting_lets_overwrite_the_side_that_is_right(RouteDirection direction)
    {
        var desks = await Desks(RouteSide.Target, direction);

        await desks.House.Sync(DeskHouse.Run(back: false, []) with { StartedBy = "schedule:nightly" });

        var entry = await Entry(desks.House);
        Assert.Equal((AuditActions.RecordOverwritten, "schedule:nightly", "customers/1, left to right, record"), (entry.Action, entry.By, entry.About));
        AssertTold(entry, "firstName", "\"A•••\"", "\"L•••\"");
    }

    [Fact]
    public async Task What_overwrites_the_other_side_needs_no_second_confirmation_and_is_no_entry()
    {
        var desks = await Desks(RouteSide.Source);
        var plans = new PlanHouse(desks.House);

        await plans.Finish(await plans.Apply(await plans.Plan(DeskHouse.Run(back: false, []))));

        Assert.Equal("Leonard", desks.Right.Customers[0].FirstName);
        Assert.Empty(await desks.House.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation));
    }

    [Fact]
    public async Task What_is_made_on_the_side_that_is_right_takes_nothing_away()
    {
        var desks = await Desks(RouteSide.Target);
        desks.Left.Edit("1", customer => customer with { FirstName = "Annabelle" });
        desks.Left.Add(new Customer { Id = "", FirstName = "New" });
        var plans = new PlanHouse(desks.House);

        await plans.Finish(await plans.Apply(await plans.Plan(DeskHouse.Run(back: false, ["2"]))));

        Assert.Equal(["Annabelle", "New"], desks.Right.Customers.Select(customer => customer.FirstName));
    }

    private static async Task<DeskHouse> Desks(RouteSide truth, RouteDirection direction = RouteDirection.TwoWay, bool upserts = false)
    {
        var desks = await DeskHouse.Furnished();
        desks.Right.Upserts = upserts;
        await desks.Routes.Save(
            SyncHouse.Tenant,
            new RouteSettings { Source = "left", Target = "right", Kind = RecordKind.Customers, Direction = direction, SourceOfTruth = truth },
            SyncHouse.Cancellation);
        desks.Left.Add(new Customer { Id = "", FirstName = "Annabelle", Phone = "1" });
        await desks.Forth();
        if (direction == RouteDirection.TwoWay) await desks.Back();
        desks.Left.Edit("1", customer => customer with { FirstName = "Leonard" });
        return desks;
    }

    /// <summary>Asks for the plan, confirms it once, and is asked again.</summary>
    private static async Task<(ChangeView Destructive, string Second)> AskedTwice(PlanHouse plans, string planId)
    {
        var first = await TestHouse.Refused(() => plans.Apply(planId));
        Assert.Equal((409, "confirmation-required"), (first.Status, first.Slug));
        var second = await TestHouse.Refused(() => plans.Confirm((string)first.Members["token"]!));
        Assert.Equal((409, "second-confirmation-required"), (second.Status, second.Slug));
        return (Assert.Single(Assert.IsAssignableFrom<IReadOnlyList<ChangeView>>(second.Members["destructive"])), (string)second.Members["token"]!);
    }

    private static async Task<AuditEntry> Entry(SyncHouse house) =>
        Assert.Single(await house.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).Where(one => one.Entry.Action != AuditActions.PlanConfirmed).ToListAsync(SyncHouse.Cancellation)).Entry;

    private static void AssertTold(AuditEntry entry, string path, string? before, string? after) =>
        Assert.Equal((before, after), entry.Changes.Where(change => change.Path == path).Select(change => (change.Before, change.After)).Single());
}
