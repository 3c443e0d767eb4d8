namespace EasySale.Sync.Simulators.Crash;

/// <summary>What a scene's crashes came to.</summary>
/// <param name="Scene">Its name.</param>
/// <param name="Effects">Effects of the undisturbed run.</param>
/// <param name="Crashes">Processes that died once on the way.</param>
/// <param name="DoubleCrashes">Runs whose process died, and the next one too.</param>
/// <param name="Differences">One for each time the end was another than the undisturbed one's; none where nothing was lost or doubled.</param>
public sealed record CrashResult(string Scene, int Effects, int Crashes, int DoubleCrashes, IReadOnlyList<string> Differences);
