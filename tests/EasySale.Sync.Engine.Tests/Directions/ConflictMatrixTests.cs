using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Every strategy against everything that can collide, whichever direction meets it first; what is left to a person is decided by operations.</summary>
public sealed class ConflictMatrixTests
{
    [Theory]
    [MemberData(nameof(ConflictMatrix.Decided), MemberType = typeof(ConflictMatrix))]
    public async Task Strategies_decide_the_same_whoever_comes_first(ConflictShape shape, ConflictStrategy strategy, bool backFirst, string ends)
    {
        var house = await DeskHouse.Furnished(strategy);
        var ids = await Collide(house, shape);
        var before = Says(house);
        await Travel(house, ids, backFirst);

        if (ends == ConflictMatrix.Asked) await AssertAsked(house, shape, before);
        else await AssertEnds(house, ids, ends);
        Assert.Equal(
            ends != ConflictMatrix.Asked && shape is ConflictShape.EditDelete or ConflictShape.DeleteEdit,
            (await house.AllConflicts()).Any(one => one.Decision?.Choice == ConflictChoice.Strategy));
    }

    [Theory]
    [MemberData(nameof(ConflictMatrix.Answers), MemberType = typeof(ConflictMatrix))]
    public async Task What_a_person_decides_is_done_on_both_sides_and_closes_the_conflict(ConflictShape shape, bool backFirst, string answer, string ends)
    {
        var house = await DeskHouse.Furnished();
        var ids = await Collide(house, shape);
        await Travel(house, ids, backFirst);
        await new DeskApi(house).Decide(answer);
        await Travel(house, ids, backFirst: true);

        await AssertEnds(house, ids, ends);
        Assert.Equal(ConflictState.Resolved, Assert.Single(await house.AllConflicts()).State);
    }

    private static Task<(string Left, string Right)> Collide(DeskHouse house, ConflictShape shape) =>
        ConflictMatrix.Collide(house.Left, house.Right, shape, house.Pair);

    private static Task Travel(DeskHouse house, (string Left, string Right) ids, bool backFirst) =>
        ConflictMatrix.Travel(ids, backFirst, some => house.Forth(some), some => house.Back(some));

    private static async Task AssertAsked(DeskHouse house, ConflictShape shape, (string, string) before)
    {
        var conflict = Assert.Single((await new DeskApi(house).List()).Items);
        Assert.Equal((shape, ConflictType.DataMismatch), (conflict.Shape, conflict.Type));
        Assert.Equal(before, Says(house));
    }

    private static async Task AssertEnds(DeskHouse house, (string Left, string Right) ids, string ends)
    {
        Assert.Equal((ends, ends), Says(house));
        Assert.Empty((await new DeskApi(house).List()).Items);
        var took = (house.Left.Took.Count, house.Right.Took.Count);
        await Travel(house, ids, backFirst: false);
        Assert.Equal(took, (house.Left.Took.Count, house.Right.Took.Count));
    }

    private static (string Left, string Right) Says(DeskHouse house) => (ConflictMatrix.Says(house.Left), ConflictMatrix.Says(house.Right));
}
