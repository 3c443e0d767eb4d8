using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>The same from the books into a shop: customers, items, stock, and that an invoice was paid.</summary>
public sealed class BooksSourceCrashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene)
    {
        var trial = await CrashTrial.Of(CrashRoutes.FromBooksToShop()[scene]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.Equal(scene == 1, trial.Undisturbed.Contains("Charles", StringComparison.Ordinal));
        Assert.Equal(scene == 1, trial.Undisturbed.Contains("\"status\":\"processing\"", StringComparison.Ordinal));
    }
}
