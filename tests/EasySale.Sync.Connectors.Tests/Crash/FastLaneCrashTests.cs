using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>The same with invoices and credit memos, and with batches beside single writes.</summary>
public sealed class FastLaneCrashTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene)
    {
        var trial = await CrashTrial.Of(CrashRoutes.ToBooksOtherwise(remembers: false)[scene]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.Contains("CreditMemo", trial.Undisturbed, StringComparison.Ordinal);
    }
}
