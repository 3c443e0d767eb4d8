using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>Plans that people confirm: wherever the process dies, each is written once, and a token that was used is worth nothing.</summary>
public sealed class ConfirmedCrashTests(LocalSupabaseFixture fixture)
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene, bool remembers) => Try(CrashRoutes.Confirmed(remembers)[scene]);

    [Fact]
    public async Task The_same_on_the_way_to_a_database() => await Try(CrashRoutes.Confirmed(await fixture.StartedAsync())[1]);

    private static async Task Try(CrashScene scene)
    {
        var trial = await CrashTrial.Of(scene);
        var (once, twice) = (await trial.Exhaust(), await trial.Twice(10, new Random(1)));
        IReadOnlyList<string> differences = [.. once.Differences, .. twice.Differences];
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        Assert.Contains("runs that write the plan: 1, and 1 after every token was sent again", trial.Undisturbed, StringComparison.Ordinal);
        Assert.True(once.Crashes >= trial.Effects * 18 / 10, $"{once.Crashes} crashes of {trial.Effects} effects");
    }
}
