using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Properties;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>Whatever is there: a dry run touches nothing, and the run after it sends exactly what was planned.</summary>
public sealed class DryRunPropertyTests
{
    // All a dry run may write: its own run and its plan.
    private static readonly string[] Own = ["Runs acme|runs|", "Runs acme|steps|", "Runs acme|active-runs", "Directory ~retained-tenants", "plans/"];

    [Fact]
    public void A_dry_run_writes_nothing_but_its_plan() => Check(async scene =>
    {
        var house = await scene.Furnish();
        var sent = house.Ledger.Sent.Count;
        house.Written.Clear();

        await house.Sync(scene.Run with { Aim = RunAim.Plan });

        Assert.Equal(sent, house.Ledger.Sent.Count);
        Assert.DoesNotContain(house.Written, place => !Own.Any(own => place.StartsWith(own, StringComparison.Ordinal)));
    });

    [Fact]
    public void The_real_run_sends_what_was_planned_byte_for_byte() => Check(async scene =>
    {
        var house = await scene.Furnish();
        var plan = await house.Sync(scene.Run with { Aim = RunAim.Plan });
        var before = house.Ledger.Sent.Count;

        await house.Sync(scene.Run);

        Assert.Equal(await PlannedOperations.Of(house, plan.Run.SyncId), PlannedOperations.Sent(house.Ledger.Sent.Skip(before)));
    });

    [Fact]
    public void Applying_a_plan_sends_what_was_planned_and_ends_like_the_real_run() => Check(async scene =>
    {
        var (house, other) = (await scene.Furnish(), await scene.Furnish());
        var plan = await house.Sync(scene.Run with { Aim = RunAim.Plan });
        await other.Sync(scene.Run);
        var before = house.Ledger.Sent.Count;

        var applied = await house.Sync(scene.Run with { Aim = RunAim.Apply, Applies = plan.Run.SyncId });

        Assert.Equal(await PlannedOperations.Of(house, plan.Run.SyncId), PlannedOperations.Sent(house.Ledger.Sent.Skip(before)));
        Assert.Equal(other.Ledger.Entries.Select(entry => entry.ToString()), house.Ledger.Entries.Select(entry => entry.ToString()));
        Assert.All(applied.Steps, step => Assert.Equal(0, step.Replanned!.Count));
        Assert.Equal((await other.OpenFailures()).Select(failure => failure.SourceId), (await house.OpenFailures()).Select(failure => failure.SourceId));
    });

    private static void Check(Func<PlanScene, Task> holds) => Cases.Hold(Scenes.Any, holds);
}
