using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Nobody presses a button without knowing what it will do.</summary>
public sealed class ConflictOptionTests
{
    private const string Allowing = "set gone to keep, or delete it there by hand.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deletion_nothing_can_do_is_told_and_refused_before_anything_is_stored(bool onTheLeft)
    {
        var house = await Gone(onTheLeft, desk => desk.Removal = Removal.Cannot(Allowing));
        var api = new DeskApi(house);
        var (conflict, choice) = (Assert.Single((await api.List()).Items), onTheLeft ? ConflictChoice.Accept : ConflictChoice.Reject);

        var told = Assert.Single(conflict.Options, option => option.Resolution == choice);
        Assert.Equal((false, true), (told.IsPossible, told.Does.EndsWith(Allowing, StringComparison.Ordinal)));
        var problem = await TestHouse.Refused(() => api.Resolve(conflict.Id, $$"""{"resolution":"{{choice.ToString().ToLowerInvariant()}}"}"""));

        Assert.Equal((409, "decision-impossible"), (problem.Status, problem.Slug));
        Assert.Contains(Allowing, problem.Detail, StringComparison.Ordinal);
        Assert.Equal(ConflictState.Open, Assert.Single(await house.AllConflicts()).State);
        Assert.Empty(await house.House.Audit.List(SyncHouse.Tenant, null, DeskHouse.Cancellation).ToListAsync(DeskHouse.Cancellation));
        Assert.Empty(await house.House.OpenFailures());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_other_decision_is_possible_and_makes_it_again(bool onTheLeft)
    {
        var house = await Gone(onTheLeft, desk => desk.Removal = Removal.Cannot(Allowing));
        var choice = onTheLeft ? "reject" : "accept";

        await new DeskApi(house).Decide($$"""{"resolution":"{{choice}}"}""");

        Assert.Equal(("Edited", "Edited"), (Assert.Single(house.Left.Customers).FirstName, Assert.Single(house.Right.Customers).FirstName));
        Assert.Empty((await new DeskApi(house).List()).Items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_kept_as_its_connection_is_set_is_asked_about_once(bool onTheLeft)
    {
        var house = await Gone(onTheLeft, desk => (desk.KeepsGone, desk.Removal) = (true, Removal.Does("it stays.")));
        await new DeskApi(house).Decide($$"""{"resolution":"{{(onTheLeft ? "accept" : "reject")}}"}""");

        await Travel(house);

        Assert.Equal(ConflictState.Resolved, Assert.Single(await house.AllConflicts()).State);
        Assert.Equal("Edited", Assert.Single(onTheLeft ? house.Right.Customers : house.Left.Customers).FirstName);
        Assert.Empty(onTheLeft ? house.Left.Customers : house.Right.Customers);
    }

    [Fact]
    public async Task Every_decision_says_what_it_does_until_the_conflict_is_over()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Leonard" });
        house.Right.Edit(right, customer => customer with { FirstName = "Richard" });
        await house.Forth();

        var options = Assert.Single((await new DeskApi(house).List()).Items).Options;
        Assert.Equal(
            [(ConflictChoice.Accept, "right gets what left says: name."), (ConflictChoice.Reject, "left gets what right says: name."), (ConflictChoice.Custom, "Both get the values you send; of what you leave out, what left says.")],
            options.Select(option => (option.Resolution, option.Does)));

        await new DeskApi(house).Decide("""{"resolution":"accept"}""");
        Assert.Empty(Assert.Single((await new DeskApi(house).List(null, ("state", "resolved"))).Items).Options);
    }

    /// <summary>Deleted on one side, edited on the other, whose desk is as it is told.</summary>
    private static async Task<DeskHouse> Gone(bool onTheLeft, Action<Fakes.FakeDesk> set)
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        set(onTheLeft ? house.Right : house.Left);
        if (onTheLeft) house.Left.Delete(left);
        else house.Right.Delete(right);
        if (onTheLeft) house.Right.Edit(right, Edited);
        else house.Left.Edit(left, Edited);
        await house.Forth(left);
        await house.Back(right);
        return house;
    }

    private static Customer Edited(Customer customer) => customer with { FirstName = "Edited" };

    /// <summary>Both directions by the ids that are announced, then by what changed.</summary>
    private static async Task Travel(DeskHouse house)
    {
        for (var round = 0; round < 2; round++)
        {
            await house.Forth("1");
            await house.Back("r1");
        }
    }
}
