using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>The same on the way into a shop, which knows no call again: customers, products, and variations below them.</summary>
public sealed class ShopCrashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene)
    {
        var trial = await CrashTrial.Of(CrashScene.OfGoods("shop", time => Task.FromResult<CrashTarget>(new ShopTarget(time)))[scene]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.True(result.Crashes >= trial.Effects * 18 / 10, $"{result.Crashes} crashes of {trial.Effects} effects");
        Assert.Equal(3, trial.Undisturbed.Split('\n').Where(line => line.Contains("\"sku\"", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(scene == 1, trial.Undisturbed.Contains("Lovelace", StringComparison.Ordinal));
    }
}
