using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>Runs nobody asked for: told by webhooks, at a schedule's time, tried again after failures. Each comes about once.</summary>
public sealed class TimersCrashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene)
    {
        var trial = await CrashTrial.Of(CrashRoutes.ByThemselves(remembers: scene == 1)[scene]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.Contains("0 hints, 0 retries, 0 places taken, 0 runs not over", trial.Undisturbed, StringComparison.Ordinal);
    }
}
