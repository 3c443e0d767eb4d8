namespace EasySale.Sync.Simulators.Crash;

/// <summary>How a scene's run comes about. One instance for each time the scene is lived.</summary>
public abstract class CrashStart
{
    /// <summary>What is there before the first process that may die.</summary>
    public abstract Task Prepare(CrashHouse house, CrashScene scene);

    /// <summary>One process, from wherever things stand, until nothing is left to do.</summary>
    public abstract Task Live(CrashProcess process);

    /// <summary>How it ended, as text.</summary>
    public abstract Task<string> Picture(CrashHouse house);
}
