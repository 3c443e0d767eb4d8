using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>The same where both sides are edited: what was changed on either is on both in the end, once.</summary>
public sealed class BothWaysCrashTests
{
    [Fact]
    public async Task Dying_at_any_effect_loses_nothing_and_doubles_nothing()
    {
        var trial = await CrashTrial.Of(CrashRoutes.BothWays(remembers: false)[0]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.All(
            (string[])["Lovelace", "555-0100", "Somerville", "Babbage"],
            word => Assert.True(trial.Undisturbed.Split('\n').Where(line => line.Contains(word, StringComparison.Ordinal)).Distinct().Count() >= 2, $"{word} is not on both sides"));
    }
}
