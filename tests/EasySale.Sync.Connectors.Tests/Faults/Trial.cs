using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>What must hold whatever went wrong: bounded attempts, nothing lost, nothing doubled, the right cause, nothing left open.</summary>
internal static class Trial
{
    /// <summary>Extra calls a single fault may cost: a slice begun anew, and what is in doubt looked for.</summary>
    private const int MostExtra = 40;

    /// <summary>Calls of a run to whose fault there is no end: six hours of probes at most five minutes apart, three attempts each.</summary>
    private const int MostInVain = 600;

    private const int WithoutEnd = 1_000_000;

    /// <summary>The fault strikes once. Where nobody must act the run gets over it; else it stops and a later one goes on.</summary>
    public static async Task Passing(House house, FaultCase fault, Undisturbed whole)
    {
        fault.Strike(house, 1);
        var run = await house.Sync();
        Assert.True(run.Calls <= whole.Calls + MostExtra, $"{run}, undisturbed {whole.Calls}");
        if (fault.Cause != FailureCause.TryAgain)
        {
            AssertStopped(run, fault, fault.Cause);
            await AssertCured(house, fault, whole);
            return;
        }

        Assert.True(run.Run.Status == RunStatus.Completed, run.ToString());
        Assert.True(run.Calls > whole.Calls, $"It did not strike: {run}");
        await AssertWhole(house, whole);
    }

    /// <summary>The fault strikes for good: the run stops after bounded attempts, says why, and once it is gone a later run goes on.</summary>
    public static async Task Lasting(House house, FaultCase fault, Undisturbed whole)
    {
        fault.Strike(house, WithoutEnd);
        var run = await house.Sync();
        Assert.True(run.Calls <= MostInVain, run.ToString());
        if (!fault.IsOvercome) AssertStopped(run, fault, fault.LastingCause);
        await AssertCured(house, fault, whole);
    }

    public static async Task AssertCured(House house, FaultCase fault, Undisturbed whole)
    {
        await fault.Cure(house);
        var run = await house.Sync();
        Assert.True(run.Run.Status == RunStatus.Completed, run.ToString());
        await AssertWhole(house, whole);
    }

    public static async Task AssertWhole(House house, Undisturbed whole)
    {
        Assert.Empty((await house.Failures()).Select(failure => $"{failure.Kind} {failure.SourceId}: {failure.Code} {failure.Detail}"));
        Assert.Empty((await house.OpenIntents()).Select(link => link.Key));
        Assert.Equal(whole.State, await house.Target.State());
    }

    public static void AssertStopped(EndedRun run, FaultCase fault, FailureCause cause)
    {
        Assert.True(run.Run.Status == RunStatus.Failed && run.Run.Error is not null, run.ToString());
        var error = run.Run.Error!;
        Assert.True(error.Cause == cause && fault.Codes.Contains(error.Code), run.ToString());
        Assert.Matches(@"^\S.{20,}\.$", error.Message);
    }
}
