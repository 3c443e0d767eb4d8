using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Lives a scene undisturbed once, then with crashes, and compares how it ends.</summary>
public sealed class CrashTrial
{
    private const int EffectsAtOnce = 4;

    private readonly CrashScene _scene;
    private readonly string _expected;

    private CrashTrial(CrashScene scene, string expected, int effects) => (_scene, _expected, Effects) = (scene, expected, effects);

    /// <summary>Effects of the undisturbed run.</summary>
    public int Effects { get; }

    /// <summary>How the undisturbed run, and another one after it, left everything.</summary>
    public string Undisturbed => _expected;

    public static async Task<CrashTrial> Of(CrashScene scene)
    {
        var whole = new Life();
        return new CrashTrial(scene, await Live(scene, [whole]), whole.Effects);
    }

    /// <summary>Dies before and after every single effect.</summary>
    public async Task<CrashResult> Exhaust()
    {
        var result = new CrashResult(_scene.Name, Effects, 0, 0, []);
        for (var first = 1; ; first += EffectsAtOnce)
        {
            var ends = await Task.WhenAll(Enumerable.Range(first, EffectsAtOnce).SelectMany(effect => new[] { Die([(effect, false)]), Die([(effect, true)]) }));
            result = ends.Aggregate(result, (sum, end) => sum with { Crashes = sum.Crashes + end.Died, Differences = [.. sum.Differences, .. end.Differences] });
            if (ends.All(end => end.Died == 0)) return result;
        }
    }

    /// <summary>Dies at an effect, and the next process again at another, both by chance.</summary>
    public async Task<CrashResult> Twice(int times, Random random)
    {
        var result = new CrashResult(_scene.Name, Effects, 0, 0, []);
        for (var time = 0; time < times; time++)
        {
            var end = await Die([(random.Next(1, Effects + 1), random.Next(2) == 0), (random.Next(1, (Effects / 2) + 1), random.Next(2) == 0)]);
            result = result with { DoubleCrashes = result.DoubleCrashes + (end.Died == 2 ? 1 : 0), Differences = [.. result.Differences, .. end.Differences] };
        }

        return result;
    }

    private Task<(int Died, IReadOnlyList<string> Differences)> Die(IReadOnlyList<(int Effect, bool After)> ends) => Task.Run(async () =>
    {
        var lives = ends.Select(end => new Life(end.Effect, end.After)).ToList();
        var found = await Live(_scene, lives);
        IReadOnlyList<string> differences = found == _expected ? [] : [Difference(string.Join(", then ", ends.Select(end => $"{(end.After ? "after" : "before")} effect {end.Effect}")), found)];
        return (lives.Count(life => life.IsOver), differences);
    });

    private string Difference(string when, string found)
    {
        var (ours, theirs) = (_expected.Split('\n'), found.Split('\n'));
        return string.Join('\n', [$"{_scene.Name}: died {when}.", .. ours.Except(theirs).Select(line => "- " + line), .. theirs.Except(ours).Select(line => "+ " + line)]);
    }

    private static async Task<string> Live(CrashScene scene, IReadOnlyList<Life> lives)
    {
        var house = await CrashHouse.Furnish(scene);
        var start = scene.Start();
        await start.Prepare(house, scene);
        foreach (var life in lives) await LiveOnce(start, new CrashProcess(house, life));
        if (scene.EditedMeanwhile) await house.Source.Show(ShopDay.Edited);
        await start.Live(new CrashProcess(house, new Life()));
        var after = await start.Picture(house);
        // What was written and forgotten would be written again.
        var again = await house.Ask(scene.Kinds, SyncMode.Full);
        await new CrashProcess(house, new Life()).Finish(again);
        // Which of the two runs met the edit depends on when the process died.
        return scene.EditedMeanwhile || house.Source.CountsVary ? await CrashPicture.OfEnd(house) : $"{after}\nand after another run\n{await CrashPicture.Of(house, again)}";
    }

    private static async Task LiveOnce(CrashStart start, CrashProcess process)
    {
        try
        {
            await start.Live(process);
        }
        catch (LifeEndedException)
        {
            // What it left behind is what is looked at.
        }
    }
}
