using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>A conflict that is met and decided at the same time: whatever happens beside a run happens before each of its steps in turn.</summary>
public sealed class ConflictRaceTests
{
    private const int MoreThanItsSteps = 60;

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, MoreThanItsSteps)];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_decision_is_not_lost_to_a_run_that_meets_the_conflict_again(int step)
    {
        var (house, left) = await Collided();
        var syncId = await house.House.Ask(DeskHouse.Run(back: false, [left]));
        var id = Assert.Single(await house.AllConflicts()).Id;

        await Beside(house, syncId, step, async () => await new DeskApi(house).Resolve(id, """{"resolution":"accept"}"""));

        Assert.Equal("otto", Assert.Single(await house.AllConflicts()).Decision?.By);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Two_runs_that_meet_it_at_once_are_both_heard(int step)
    {
        var (house, left) = await Collided();
        var (forth, back) = (await house.House.Ask(DeskHouse.Run(back: false, [left])), await house.House.Ask(DeskHouse.Run(back: true, ["r1"])));

        await Beside(house, forth, step, () => house.House.NewProcess().Finish(back));

        var conflict = Assert.Single(await house.AllConflicts());
        Assert.Equal((ConflictState.Open, 3), (conflict.State, conflict.Tries));
    }

    /// <summary>The run, and the other thing before its nth step, or after it where it has fewer.</summary>
    private static async Task Beside(DeskHouse house, string syncId, int step, Func<Task> other)
    {
        var steps = 0;
        await house.House.NewProcess(new Lifeline { Pause = async () => await (++steps == step ? other() : Task.CompletedTask) }).Finish(syncId);
        if (steps < step) await other();
    }

    private static async Task<(DeskHouse House, string Left)> Collided()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Leonard" });
        house.Right.Edit(right, customer => customer with { FirstName = "Richard" });
        await house.Forth();
        return (house, left);
    }
}
