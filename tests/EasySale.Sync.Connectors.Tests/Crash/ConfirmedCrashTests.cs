using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Simulators.Crash;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>Plans that people confirm: wherever the process dies, each is written once, and a token that was used is worth nothing.</summary>
public sealed class ConfirmedCrashTests(LocalSupabaseFixture fixture)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene) => Try(CrashRoutes.Confirmed(remembers: scene % 2 == 0)[scene]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_same_on_the_way_to_a_database(int scene) => await Try(CrashRoutes.Confirmed(await fixture.StartedAsync())[scene]);

    private static async Task Try(CrashScene scene)
    {
        var trial = await CrashTrial.Of(scene);
        var (once, twice) = (await trial.Exhaust(), await trial.Twice(10, new Random(1)));
        IReadOnlyList<string> differences = [.. once.Differences, .. twice.Differences];
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        Assert.Contains("runs that write the plan: 1, and 1 after every token was sent again", trial.Undisturbed, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper!.WriteLine($"{scene.Name}: {trial.Effects} effects, {once.Crashes} crashes, {twice.DoubleCrashes} doubled");
    }
}
