namespace EasySale.Sync.Simulators.Crash;

/// <summary>A run has left records whose writes somebody got in the way of; they are tried again by themselves.</summary>
public sealed class RetriedStart : CrashStart
{
    private const string Starter = "retry:";

    public override async Task Prepare(CrashHouse house, CrashScene scene)
    {
        using (house.Target.Unsteady()) await new CrashProcess(house, new Life()).Finish(await house.Ask(scene.Kinds, scene.Mode));
        if (!(await CrashPicture.Loose(house)).Any(line => line.StartsWith("failure", StringComparison.Ordinal))) throw new InvalidOperationException("Nothing failed that could be tried again.");
    }

    public override Task Live(CrashProcess process) => process.Timers.Attend();

    public override Task<string> Picture(CrashHouse house) => TimersPicture.Of(house, Starter);
}
