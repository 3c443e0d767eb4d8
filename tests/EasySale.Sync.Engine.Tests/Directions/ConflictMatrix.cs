using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Everything that can collide between two desks, and what both say in the end: by strategy, and by what a person answers.</summary>
public static class ConflictMatrix
{
    public const string Nobody = "(gone)";
    public const string Asked = "asked";
    private const string Left = "left";
    private const string Right = "right";

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

    /// <summary>Shape, strategy, whether the way back comes first, what both sides say in the end.</summary>
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

    /// <summary>Shape, whether the way back comes first, what a person answers, what both sides say in the end.</summary>
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

    /// <summary>Lets both desks act on one customer. Returns its ids.</summary>
    /// <param name="left">Acts first.</param>
    /// <param name="right">Acts last.</param>
    /// <param name="shape">What they do.</param>
    /// <param name="pair">Makes a customer both sides have and agree on.</param>
    public static async Task<(string Left, string Right)> Collide(FakeDesk left, FakeDesk right, ConflictShape shape, Func<Task<(string Left, string Right)>> pair)
    {
        if (shape == ConflictShape.CreateCreate)
            return (left.Add(new Customer { Id = "", FirstName = Left, Email = "same@x.test" }), right.Add(new Customer { Id = "", FirstName = Right, Email = "same@x.test" }));
        var ids = await pair();
        if (shape == ConflictShape.DeleteEdit) left.Delete(ids.Left);
        else left.Edit(ids.Left, customer => customer with { FirstName = Left });
        if (shape == ConflictShape.EditDelete) right.Delete(ids.Right);
        else right.Edit(ids.Right, customer => customer with { FirstName = Right });
        return ids;
    }

    /// <summary>Both directions by the ids that are announced, then both by what changed.</summary>
    /// <param name="ids">Those of the customer.</param>
    /// <param name="backFirst">The way back comes first.</param>
    /// <param name="forth">A run from left to right.</param>
    /// <param name="back">A run from right to left.</param>
    public static async Task Travel((string Left, string Right) ids, bool backFirst, Func<string[], Task> forth, Func<string[], Task> back)
    {
        if (backFirst) await back([ids.Right]);
        await forth([ids.Left]);
        await back([ids.Right]);
        await forth([ids.Left]);
        await forth([]);
        await back([]);
        await forth([]);
    }

    /// <summary>What a desk says of its only customer.</summary>
    public static string Says(FakeDesk desk) => desk.Customers.Count == 0 ? Nobody : Assert.Single(desk.Customers).FirstName!;
}
