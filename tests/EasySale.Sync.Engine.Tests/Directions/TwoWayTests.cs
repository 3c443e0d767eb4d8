using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

public sealed class TwoWayTests
{
    [Fact]
    public async Task What_was_made_there_is_not_made_again_here()
    {
        var house = await DeskHouse.Furnished();
        house.Left.Add(new Customer { Id = "", FirstName = "Ann" });
        house.Right.Add(new Customer { Id = "", FirstName = "Bea" });

        await house.Forth();
        await house.Back();
        var forth = await house.Forth();
        var back = await house.Back();

        Assert.Equal(["Ann", "Bea"], house.Left.Customers.Select(customer => customer.FirstName).Order());
        Assert.Equal(["Ann", "Bea"], house.Right.Customers.Select(customer => customer.FirstName).Order());
        Assert.Equal((0, 0), (forth.Counts.Written, back.Counts.Written));
        Assert.Single(house.Left.Took);
        Assert.Single(house.Right.Took);
    }

    [Fact]
    public async Task Edits_of_different_fields_merge()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Anna" });
        house.Right.Edit(right, customer => customer with { Phone = "2" });

        await house.Forth();
        await house.Back();

        foreach (var there in new[] { house.Left.Find(left)!, house.Right.Find(right)! }) Assert.Equal(("Anna", "2"), (there.FirstName, there.Phone));
        Assert.Empty(await house.AllConflicts());
        Assert.Equal((0, 0), ((await house.Forth()).Counts.Written, (await house.Back()).Counts.Written));
    }

    [Fact]
    public async Task The_same_edit_on_both_sides_is_agreed_and_nothing_is_sent()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        var took = (house.Left.Took.Count, house.Right.Took.Count);
        house.Left.Edit(left, customer => customer with { Email = "new@x.test" });
        house.Right.Edit(right, customer => customer with { Email = " New@X.test" });

        await house.Forth();
        await house.Back();

        Assert.Equal(took, (house.Left.Took.Count, house.Right.Took.Count));
        Assert.Empty(await house.AllConflicts());
    }

    [Fact]
    public async Task Going_back_to_an_older_value_arrives()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Right.Edit(right, customer => customer with { FirstName = "Bea" });
        await house.Back();
        house.Left.Edit(left, customer => customer with { FirstName = "Ann" });
        await house.Forth();

        Assert.Equal("Ann", house.Right.Find(right)!.FirstName);
    }

    [Fact]
    public async Task A_side_that_spells_otherwise_is_no_edit()
    {
        var house = await DeskHouse.Furnished();
        house.Right.Spells = customer => customer with { Phone = "+" + customer.Phone };
        var (left, right) = await house.Pair();

        Assert.Equal(("1", "+1"), (house.Left.Find(left)!.Phone, house.Right.Find(right)!.Phone));
        Assert.Empty(house.Left.Took);
        house.Left.Edit(left, customer => customer with { FirstName = "Anna" });
        await house.Forth();
        await house.Back();
        Assert.Empty(house.Left.Took);
    }

    [Fact]
    public async Task What_a_side_cannot_say_is_not_cleared_on_the_other()
    {
        var house = await DeskHouse.Furnished();
        house.Right.CannotSay = ["phone"];
        var (left, right) = await house.Pair();
        house.Right.Edit(right, customer => customer with { FirstName = "Bea" });
        await house.Back();

        Assert.Equal(("Bea", "1"), (house.Left.Find(left)!.FirstName, house.Left.Find(left)!.Phone));
    }

    [Fact]
    public async Task What_a_side_does_not_take_is_not_lost_by_its_next_edit_nor_by_another_mapping()
    {
        var house = await DeskHouse.Furnished();
        house.Right.Spells = house.Right.Holds = customer => customer with { Phone = null };
        var left = house.Left.Add(new Customer { Id = "", FirstName = "Ann", Phone = "1" });
        await house.Forth();
        // Before anybody has read there what became of it.
        house.Right.Edit(house.Right.Customers[^1].Id, customer => customer with { FirstName = "Bea" });
        await house.Back();
        Assert.Equal(("Bea", "1"), (house.Left.Find(left)!.FirstName, house.Left.Find(left)!.Phone));

        house.Left.MappingVersion = "2";
        house.Right.Edit(house.Right.Customers[^1].Id, customer => customer with { FirstName = "Cleo" });
        await house.Back();
        Assert.Equal(("Cleo", "1"), (house.Left.Find(left)!.FirstName, house.Left.Find(left)!.Phone));
    }

    [Fact]
    public async Task Our_own_write_coming_back_asks_nobody_and_is_quiet_from_then_on()
    {
        var house = await DeskHouse.Furnished();
        await house.Pair();

        Assert.Empty(house.Left.Asked);
        Assert.Empty(house.Right.Asked);
        Assert.Equal(new RunCounts(), (await house.Forth()).Counts with { BroughtAlong = 0 });
    }

    [Fact]
    public async Task A_deletion_travels_and_does_not_come_back()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Delete(left);
        await house.Forth(left);
        await house.Back(right);

        Assert.Null(house.Right.Find(right));
        Assert.Empty(house.Left.Took);
        Assert.Empty(await house.AllConflicts());
    }

    [Fact]
    public async Task What_travelled_one_way_before_is_not_made_again_once_it_travels_both_ways()
    {
        var house = await DeskHouse.Furnished(ConflictStrategy.SourceWins, matches: false);
        var twoWay = Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation));
        await house.Routes.Save(SyncHouse.Tenant, twoWay with { Direction = RouteDirection.OneWay }, DeskHouse.Cancellation);
        foreach (var name in (string[])["Ann", "Bea"]) house.Left.Add(new Customer { Id = "", FirstName = name });
        await house.Forth();
        await house.Routes.Save(SyncHouse.Tenant, twoWay, DeskHouse.Cancellation);
        house.Right.Edit("r2", customer => customer with { Phone = "2" });
        await house.Back();
        await house.Forth();

        Assert.Equal(["Ann", "Bea"], house.Left.Customers.Select(customer => customer.FirstName).Order());
        Assert.Equal("2", house.Left.Find("2")!.Phone);
        Assert.Equal(2, house.Right.Customers.Count);
        Assert.True(Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation)).IsIndexed);
    }

    [Fact]
    public async Task What_is_edited_within_the_tick_it_was_read_in_arrives()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Bea" });
        await house.Forth();
        house.Left.StandsStill = true;
        house.Left.Edit(left, customer => customer with { FirstName = "Cleo" });
        await house.Forth(left);

        Assert.Equal("Cleo", house.Right.Find(right)!.FirstName);
    }

    [Fact]
    public async Task What_was_emptied_and_could_not_be_emptied_here_does_not_come_back()
    {
        var house = await DeskHouse.Furnished();
        house.Left.Spells = customer => customer with { Phone = customer.Phone ?? "1" };
        var (left, right) = await house.Pair();
        house.Right.Edit(right, customer => customer with { Phone = null });
        await house.Back();
        await house.Forth();
        house.Left.Edit(left, customer => customer with { FirstName = "Bea" });
        await house.Forth();

        Assert.Equal(("Bea", null), (house.Right.Find(right)!.FirstName, house.Right.Find(right)!.Phone));
        house.Left.Edit(left, customer => customer with { Phone = "2" });
        await house.Forth();
        Assert.Equal("2", house.Right.Find(right)!.Phone);
        Assert.Empty(await house.AllConflicts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Addresses_without_the_person_there_are_agreed_when_a_route_becomes_two_way(bool forthFirst)
    {
        var house = await DeskHouse.Furnished();
        house.Right.Spells = customer => customer with { Billing = new Address { City = customer.Billing?.City } };
        var twoWay = Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation));
        await house.Routes.Save(SyncHouse.Tenant, twoWay with { Direction = RouteDirection.OneWay }, DeskHouse.Cancellation);
        var left = house.Left.Add(new Customer { Id = "", Billing = new Address { FirstName = "Ann", Phone = "1", City = "Halifax" } });
        await house.Forth();
        await house.Routes.Save(SyncHouse.Tenant, twoWay, DeskHouse.Cancellation);
        if (forthFirst) await house.Forth();
        await house.Back();

        Assert.Empty(await house.AllConflicts());
        Assert.Empty(house.Left.Took);
        house.Left.Edit(left, customer => customer with { Billing = customer.Billing! with { City = "Calgary" } });
        await house.Forth();
        Assert.Equal("Calgary", Assert.Single(house.Right.Customers).Billing!.City);
        Assert.Empty(await house.AllConflicts());
    }

    [Fact]
    public async Task A_record_that_moves_while_it_is_written_is_merged_anew()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Anna" });
        house.Right.BeforeTaking = () =>
        {
            house.Right.BeforeTaking = () => { };
            house.Right.Edit(right, customer => customer with { Phone = "9" });
        };
        await house.Forth();
        await house.Back();

        foreach (var there in new[] { house.Left.Find(left)!, house.Right.Find(right)! }) Assert.Equal(("Anna", "9"), (there.FirstName, there.Phone));
    }
}
