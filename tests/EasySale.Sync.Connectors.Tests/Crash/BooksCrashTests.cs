using EasySale.Sync.Simulators.Crash;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.Crash;

/// <summary>The process dies before and after every single effect on its way to the books; another goes on. Nothing may be lost or doubled.</summary>
public sealed class BooksCrashTests
{
    [Theory]
    [InlineData(0, true, true)]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(3, true, false)]
    public async Task Dying_at_any_effect_loses_nothing_and_doubles_nothing(int scene, bool remembersRequests, bool customNumbers)
    {
        var trial = await CrashTrial.Of(CrashScene.Of("books", time => Books(time, remembersRequests, customNumbers))[scene]);
        var result = await trial.Exhaust();
        Assert.True(result.Differences.Count == 0, string.Join("\n\n", result.Differences));
        Assert.True(result.Crashes >= trial.Effects * 18 / 10, $"{result.Crashes} crashes of {trial.Effects} effects");
    }

    private static Task<CrashTarget> Books(JumpingTime time, bool remembersRequests, bool customNumbers) =>
        Task.FromResult<CrashTarget>(new BooksTarget(time, remembersRequests, customNumbers));
}
