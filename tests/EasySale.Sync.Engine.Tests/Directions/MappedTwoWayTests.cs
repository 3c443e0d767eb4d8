using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Both ways with a mapping in between: what it makes of a record is no edit of anybody's.</summary>
public sealed class MappedTwoWayTests
{
    [Theory]
    [InlineData("""{"resolution":"accept"}""", "Leonard", "LEONARD")]
    [InlineData("""{"resolution":"reject"}""", "Richard", "Richard")]
    public async Task A_decision_is_done_whichever_side_is_mapped(string decision, string left, string right)
    {
        var house = await Mapped();
        var (ours, theirs) = await house.Pair();
        house.Left.Edit(ours, customer => customer with { FirstName = "Leonard" });
        house.Right.Edit(theirs, customer => customer with { FirstName = "Richard" });
        await house.Forth();
        await house.Back();

        await new DeskApi(house).Decide(decision);
        await house.Forth();
        await house.Back();

        Assert.Equal((left, right), (house.Left.Find(ours)!.FirstName, house.Right.Find(theirs)!.FirstName));
        Assert.Equal(ConflictState.Resolved, Assert.Single(await house.AllConflicts()).State);
    }

    [Theory]
    [InlineData(ConflictStrategy.Manual, true)]
    [InlineData(ConflictStrategy.SourceWins, true)]
    [InlineData(ConflictStrategy.Manual, false)]
    public async Task What_the_mapping_makes_of_a_record_does_not_collide_with_an_edit_there(ConflictStrategy strategy, bool isMappedForth)
    {
        var house = await Mapped(strategy, isMappedForth);
        var (ours, theirs) = await house.Pair();
        house.Left.Edit(ours, customer => customer with { Phone = "2" });
        house.Right.Edit(theirs, customer => customer with { FirstName = "Bob" });

        for (var round = 0; round < 2; round++)
        {
            await house.Back();
            await house.Forth();
        }

        Assert.Empty(await house.AllConflicts());
        Assert.Equal((isMappedForth ? "Bob" : "BOB", "2"), (house.Left.Find(ours)!.FirstName, house.Left.Find(ours)!.Phone));
        Assert.Equal(("Bob", "2"), (house.Right.Find(theirs)!.FirstName, house.Right.Find(theirs)!.Phone));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_side_keeps_its_own_when_something_else_is_edited(bool isMappedForth)
    {
        var house = await Mapped(isMappedForth: isMappedForth);
        var (ours, theirs) = await house.Pair();
        await house.Forth();
        var before = (house.Left.Find(ours)!.FirstName, house.Right.Find(theirs)!.FirstName);
        house.Right.Edit(theirs, customer => customer with { Phone = "2" });
        await house.Back();
        house.Left.Edit(ours, customer => customer with { Company = "Acme" });
        await house.Forth();

        Assert.Equal(before, (house.Left.Find(ours)!.FirstName, house.Right.Find(theirs)!.FirstName));
        Assert.Equal(("2", "Acme"), (house.Left.Find(ours)!.Phone, house.Right.Find(theirs)!.Company));
    }

    private static async Task<DeskHouse> Mapped(ConflictStrategy strategy = ConflictStrategy.Manual, bool isMappedForth = true)
    {
        var house = await DeskHouse.Furnished(strategy);
        await (isMappedForth ? house.Shout("left", "right", "firstName") : house.Shout("right", "left", "firstName"));
        return house;
    }
}
