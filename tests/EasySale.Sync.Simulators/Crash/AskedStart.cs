namespace EasySale.Sync.Simulators.Crash;

/// <summary>Somebody asked for the run; it is stored already.</summary>
public sealed class AskedStart : CrashStart
{
    private string _syncId = "";

    public override async Task Prepare(CrashHouse house, CrashScene scene) => _syncId = await house.Ask(scene.Kinds, scene.Mode);

    public override Task Live(CrashProcess process) => process.Finish(_syncId);

    public override Task<string> Picture(CrashHouse house) => CrashPicture.Of(house, _syncId);
}
