using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Two people who decide at the same time: the other one's decision is taken between two steps of the first one's, each in turn.</summary>
public sealed class DecisionRaceTests
{
    private const int MoreThanItsSteps = 24;

    /// <summary>The conflict is read in the first step: who decides before it is seen, and may be decided otherwise.</summary>
    private const int FirstRead = 1;

    public static TheoryData<int> Steps => [.. Enumerable.Range(FirstRead, MoreThanItsSteps)];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Of_two_decisions_about_one_conflict_the_first_holds_and_the_second_is_told(int step)
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Leonard" });
        house.Right.Edit(right, customer => customer with { FirstName = "Richard" });
        await house.Forth();
        var id = Assert.Single(await house.AllConflicts()).Id;

        var (mine, other) = await AtOnce(house, step, id, """{"resolution":"accept"}""", id, """{"resolution":"reject"}""");

        Assert.Null(other);
        if (mine is not null) Assert.Equal(("conflict-decided", 409), (mine.Slug, mine.Status));
        Assert.Equal(step == FirstRead ? ConflictChoice.Accept : ConflictChoice.Reject, Assert.Single(await house.AllConflicts()).Decision!.Choice);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task One_of_several_is_chosen_for_one_record_only(int step)
    {
        var house = await DeskHouse.Furnished(ConflictStrategy.SourceWins);
        foreach (var name in (string[])["Ada", "Bea"]) house.Right.Add(new Customer { Id = "", FirstName = name, Email = "same@x.test" });
        foreach (var name in (string[])["Ann", "Cleo"]) house.Left.Add(new Customer { Id = "", FirstName = name, Email = "same@x.test" });
        await house.Forth();
        var open = await house.AllConflicts();
        const string Choice = """{"resolution":"custom","customData":{"targetId":"r1"}}""";

        var (mine, other) = await AtOnce(house, step, open[0].Id, Choice, open[1].Id, Choice);

        var refused = Assert.Single(new[] { mine, other }, problem => problem is not null)!;
        Assert.Contains("chosen for another", refused.Errors!["customData.targetId"][0], StringComparison.Ordinal);
        Assert.Single(await house.AllConflicts(), conflict => conflict.State == ConflictState.Decided);
    }

    /// <returns>What the one and the other were refused with; null where they were not.</returns>
    private static async Task<(Problem? Mine, Problem? Other)> AtOnce(DeskHouse house, int step, string id, string body, string otherId, string otherBody)
    {
        var (steps, other) = (0, default(Problem));
        var life = new Lifeline { Pause = async () => { if (++steps == step) other = await Decide(new DeskApi(house), otherId, otherBody); } };
        var mine = await Decide(new DeskApi(house) { Rows = new MortalRowStore(house.House.Rows, life) }, id, body);
        if (steps < step) other = await Decide(new DeskApi(house), otherId, otherBody);
        return (mine, other);
    }

    private static async Task<Problem?> Decide(DeskApi api, string id, string body)
    {
        try
        {
            await api.Resolve(id, body);
            return null;
        }
        catch (ProblemException refused)
        {
            return refused.Problem;
        }
    }
}
