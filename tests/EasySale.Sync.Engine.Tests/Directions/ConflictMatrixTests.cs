using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Every strategy against everything that can collide, whichever direction meets it first; what is left to a person is decided through the API.</summary>
public sealed class ConflictMatrixTests
{
    private const string Left = "left";
    private const string Right = "right";
    private const string Nobody = "(gone)";
    private const string Asked = "asked";

    /// <summary>Shape, strategy, what both sides say in the end. The right side always acts last.</summary>
    private static readonly (ConflictShape Shape, ConflictStrategy Strategy, string Ends)[] Expected =
    [
        (ConflictShape.EditEdit, ConflictStrategy.SourceWins, Left),
        (ConflictShape.EditEdit, ConflictStrategy.TargetWins, Right),
        (ConflictShape.EditEdit, ConflictStrategy.NewestWins, Right),
        (ConflictShape.EditEdit, ConflictStrategy.Manual, Asked),
        (ConflictShape.EditDelete, ConflictStrategy.SourceWins, Left),
        (ConflictShape.EditDelete, ConflictStrategy.TargetWins, Nobody),
        (ConflictShape.EditDelete, ConflictStrategy.NewestWins, Asked),
        (ConflictShape.EditDelete, ConflictStrategy.Manual, Asked),
        (ConflictShape.DeleteEdit, ConflictStrategy.SourceWins, Nobody),
        (ConflictShape.DeleteEdit, ConflictStrategy.TargetWins, Right),
        (ConflictShape.DeleteEdit, ConflictStrategy.NewestWins, Asked),
        (ConflictShape.DeleteEdit, ConflictStrategy.Manual, Asked),
        (ConflictShape.CreateCreate, ConflictStrategy.SourceWins, Left),
        (ConflictShape.CreateCreate, ConflictStrategy.TargetWins, Right),
        (ConflictShape.CreateCreate, ConflictStrategy.NewestWins, Right),
        (ConflictShape.CreateCreate, ConflictStrategy.Manual, Asked),
    ];

    public static TheoryData<ConflictShape, ConflictStrategy, bool, string> Decided
    {
        get
        {
            var data = new TheoryData<ConflictShape, ConflictStrategy, bool, string>();
            foreach (var (shape, strategy, ends) in Expected)
                foreach (var backFirst in (bool[])[false, true]) data.Add(shape, strategy, backFirst, ends);
            return data;
        }
    }

    public static TheoryData<ConflictShape, bool, string, string> Answers
    {
        get
        {
            var data = new TheoryData<ConflictShape, bool, string, string>();
            foreach (var backFirst in (bool[])[false, true])
                foreach (var shape in Enum.GetValues<ConflictShape>())
                {
                    data.Add(shape, backFirst, """{"resolution":"accept"}""", shape == ConflictShape.DeleteEdit ? Nobody : Left);
                    data.Add(shape, backFirst, """{"resolution":"reject"}""", shape == ConflictShape.EditDelete ? Nobody : Right);
                    if (shape is ConflictShape.EditEdit or ConflictShape.CreateCreate) data.Add(shape, backFirst, """{"resolution":"custom","customData":{"firstName":"both"}}""", "both");
                }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task Strategies_decide_the_same_whoever_comes_first(ConflictShape shape, ConflictStrategy strategy, bool backFirst, string ends)
    {
        var house = await DeskHouse.Furnished(strategy);
        var ids = await Collide(house, shape);
        var before = (Ending(house.Left), Ending(house.Right));
        await Travel(house, ids, backFirst);

        if (ends == Asked) await AssertAsked(house, shape, before);
        else await AssertEnds(house, ids, ends);
        Assert.Equal(ends != Asked && shape is ConflictShape.EditDelete or ConflictShape.DeleteEdit, (await house.AllConflicts()).Any(one => one.Decision?.Choice == ConflictChoice.Strategy));
    }

    [Theory]
    [MemberData(nameof(Answers))]
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

    private static async Task<(string Left, string Right)> Collide(DeskHouse house, ConflictShape shape)
    {
        if (shape == ConflictShape.CreateCreate)
            return (house.Left.Add(new Customer { Id = "", FirstName = Left, Email = "same@x.test" }), house.Right.Add(new Customer { Id = "", FirstName = Right, Email = "same@x.test" }));
        var (left, right) = await house.Pair();
        if (shape == ConflictShape.DeleteEdit) house.Left.Delete(left);
        else house.Left.Edit(left, customer => customer with { FirstName = Left });
        if (shape == ConflictShape.EditDelete) house.Right.Delete(right);
        else house.Right.Edit(right, customer => customer with { FirstName = Right });
        return (left, right);
    }

    /// <summary>Both directions by the ids that are announced, then both by what changed.</summary>
    private static async Task Travel(DeskHouse house, (string Left, string Right) ids, bool backFirst)
    {
        if (backFirst) await house.Back(ids.Right);
        await house.Forth(ids.Left);
        await house.Back(ids.Right);
        await house.Forth(ids.Left);
        await house.Forth();
        await house.Back();
        await house.Forth();
    }

    private static async Task AssertAsked(DeskHouse house, ConflictShape shape, (string, string) before)
    {
        var conflict = Assert.Single((await new DeskApi(house).List()).Items);
        Assert.Equal((shape, ConflictType.DataMismatch), (conflict.Shape, conflict.Type));
        Assert.Equal(before, (Ending(house.Left), Ending(house.Right)));
    }

    private static async Task AssertEnds(DeskHouse house, (string Left, string Right) ids, string ends)
    {
        Assert.Equal((ends, ends), (Ending(house.Left), Ending(house.Right)));
        Assert.Empty((await new DeskApi(house).List()).Items);
        var took = (house.Left.Took.Count, house.Right.Took.Count);
        await Travel(house, ids, backFirst: false);
        Assert.Equal(took, (house.Left.Took.Count, house.Right.Took.Count));
    }

    private static string Ending(Fakes.FakeDesk desk) => desk.Customers.Count == 0 ? Nobody : Assert.Single(desk.Customers).FirstName!;
}
