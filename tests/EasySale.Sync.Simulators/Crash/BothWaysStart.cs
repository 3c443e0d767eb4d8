using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Both sides were edited: a run each way.</summary>
public sealed class BothWaysStart : CrashStart
{
    private string _forth = "", _back = "";

    public override async Task Prepare(CrashHouse house, CrashScene scene)
    {
        await EditedBothWays.Prepare(house, scene);
        (_forth, _back) = (await house.Ask(scene.Kinds, SyncMode.Incremental), await house.Ask(scene.Kinds, SyncMode.Incremental, back: true));
    }

    public override async Task Live(CrashProcess process)
    {
        await process.Finish(_forth);
        await process.Finish(_back);
    }

    // What one run has merged is nothing to the other: which of the two it was depends on when the process died.
    public override Task<string> Picture(CrashHouse house) => CrashPicture.OfEnd(house);
}
