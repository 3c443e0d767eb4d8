using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>The same on the way to a real database.</summary>
public sealed class DatabaseCrashTests(LocalSupabaseFixture fixture)
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene)
    {
        var database = await fixture.StartedAsync();
        var trial = await CrashTrial.Of(CrashScene.Of("database", _ => Task.FromResult<CrashTarget>(new DatabaseTarget(database)))[scene]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.True(result.Crashes >= trial.Effects * 18 / 10, $"{result.Crashes} crashes of {trial.Effects} effects");
    }

    [Fact]
    public async Task Rows_that_people_edited_reach_a_shop_once()
    {
        var trial = await CrashTrial.Of(CrashRoutes.FromDatabaseToShop(await fixture.StartedAsync())[1]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.Contains("Lovelace", trial.Undisturbed, StringComparison.Ordinal);
    }
}
