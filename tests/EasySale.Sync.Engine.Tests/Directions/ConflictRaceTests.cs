using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>A conflict that is met and decided at the same time, in every order.</summary>
public sealed class ConflictRaceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_decision_is_not_lost_to_a_run_that_meets_the_conflict_again(int seed)
    {
        var (house, left) = await Collided();
        var syncId = await house.House.Ask(DeskHouse.Run(back: false, [left]));
        var id = Assert.Single(await house.AllConflicts()).Id;

        ShuffledContext.Race(seed, () => house.House.NewProcess(Yielding).Finish(syncId), async () =>
        {
            for (var wait = 0; wait < seed; wait++) await Task.Yield();
            await new DeskApi(house).Resolve(id, """{"resolution":"accept"}""");
        });

        Assert.Equal("otto", Assert.Single(await house.AllConflicts()).Decision?.By);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Two_runs_that_meet_it_at_once_are_both_heard(int seed)
    {
        var (house, left) = await Collided();
        var runs = new[] { await house.House.Ask(DeskHouse.Run(back: false, [left])), await house.House.Ask(DeskHouse.Run(back: true, ["r1"])) };

        ShuffledContext.Race(seed, [.. runs.Select(Func<Task> (syncId) => () => house.House.NewProcess(Yielding).Finish(syncId))]);

        var conflict = Assert.Single(await house.AllConflicts());
        Assert.Equal((ConflictState.Open, 3), (conflict.State, conflict.Tries));
    }

    private static Lifeline Yielding => new() { Pause = async () => await Task.Yield() };

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
