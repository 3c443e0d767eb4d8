using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>What a run makes that nothing disturbs.</summary>
/// <param name="State">What the target holds then.</param>
/// <param name="Calls">Calls it took.</param>
internal sealed record Undisturbed(string State, long Calls)
{
    public static async Task<Undisturbed> Of(Func<JumpingClock, Task<TargetSide>> open)
    {
        await using var house = await House.Start(open);
        var run = await house.Sync();
        Assert.Equal(RunStatus.Completed, run.Run.Status);
        return new Undisturbed(await house.Target.State(), run.Calls);
    }
}
