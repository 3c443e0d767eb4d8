using System.Diagnostics;
using System.Globalization;
using EasySale.Sync.Hosts.Tests.Crash;
using EasySale.Sync.Simulators.Crash;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Benchmarks;

/// <summary>
/// The whole crash test: every scene exhaustively, with random double crashes, and kills of real processes. Writes what it found to
/// <c>docs/crash-certificate.md</c>.
/// </summary>
internal static class CrashCertificate
{
    public const string Name = "crash";
    private const string File = "docs/crash-certificate.md";
    private const int DoubleCrashesPerScene = 20;
    private const int Kills = 6;
    private const int ScenesAtOnce = 4;

    /// <returns>Exit code: 0 when nothing was lost or doubled.</returns>
    public static async Task<int> Run(int seed, TextWriter output)
    {
        await using var database = await LocalSupabase.StartAsync();
        var scenes = CrashRoutes.All(database);
        var results = new CrashResult[scenes.Count];
        await Parallel.ForAsync(0, scenes.Count, new ParallelOptions { MaxDegreeOfParallelism = ScenesAtOnce }, async (index, _) =>
        {
            results[index] = await Try(scenes[index], new Random(seed + index));
            await output.WriteLineAsync(Line(results[index]));
        });
        var (kills, killDifferences) = await Kill(database, new Random(seed), output);
        foreach (var difference in results.SelectMany(result => result.Differences).Concat(killDifferences)) await output.WriteLineAsync(difference);
        await System.IO.File.WriteAllTextAsync(File, Text(results, kills, killDifferences.Count, seed));
        return results.Sum(result => result.Differences.Count) + killDifferences.Count == 0 ? 0 : 1;
    }

    private static async Task<CrashResult> Try(CrashScene scene, Random random)
    {
        var trial = await CrashTrial.Of(scene);
        var (once, twice) = (await trial.Exhaust(), await trial.Twice(DoubleCrashesPerScene, random));
        return once with { DoubleCrashes = twice.DoubleCrashes, Differences = [.. once.Differences, .. twice.Differences] };
    }

    private static async Task<(int Kills, IReadOnlyList<string> Differences)> Kill(LocalSupabase database, Random random, TextWriter output)
    {
        var differences = new List<string>();
        var (books, writes) = await KilledRun.OverBooks(null, false, default);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (at, after) = (random.Next(1, writes + 1), kill % 2 == 0);
            if ((await KilledRun.OverBooks(at, after, default)).Picture != books) differences.Add($"Killed {(after ? "after" : "before")} write {at} to the books: it ended otherwise.");
        }

        var rows = await KilledRun.OverDatabase(database, null, default);
        if (await KilledRun.OverDatabase(database, 1, default) != rows) differences.Add("Killed while orders were read for the database: it ended otherwise.");
        await output.WriteLineAsync($"| kills of the host | {Kills + 1} | {differences.Count} |");
        return (Kills + 1, differences);
    }

    private static string Text(CrashResult[] results, int kills, int killDifferences, int seed)
    {
        var differences = results.Sum(result => result.Differences.Count) + killDifferences;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Crash certificate

            A small shop with records of every kind is synchronized by the real connectors. An effect is a storage write or a call that
            writes. The process dies before and after each, another one goes on, and everything is compared with a run that nothing
            disturbed: the target, counts and sums, open failures, open intents, the audit trail, and what one more run would write.

            | | |
            |---|---|
            | commit | {Commit()} |
            | seed | {seed} |
            | scenes | {results.Length} |
            | effects | {results.Sum(result => result.Effects)} |
            | crashes, before and after every effect | {results.Sum(result => result.Crashes)} |
            | double crashes, by chance | {results.Sum(result => result.DoubleCrashes)} |
            | SIGKILLs of the local host | {kills} |
            | **lost or doubled** | **{differences}** |

            Written by `dotnet run -c Release --project tests/EasySale.Sync.Benchmarks -- crash --seed {seed}`.

            | Scene | Effects | Crashes | Double crashes | Ended otherwise |
            |---|---|---|---|---|
            {string.Join('\n', results.Select(Line))}

            """);
    }

    private static string Line(CrashResult result) => $"| {result.Scene} | {result.Effects} | {result.Crashes} | {result.DoubleCrashes} | {result.Differences.Count} |";

    private static string Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Trim();
    }
}
