using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;
using RouteDirection = EasySale.Sync.Engine.Stores.Routes.RouteDirection;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Both sides were the same yesterday; since then people have edited the same record on both, and made new ones. A run each way.</summary>
public sealed class BothWaysStart : CrashStart
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private string _forth = "", _back = "";

    public override async Task Prepare(CrashHouse house, CrashScene scene)
    {
        foreach (var kind in scene.Kinds)
            await new RouteStore(house.Rows).Save(
                CrashHouse.Tenant,
                new RouteSettings { Source = house.Target.SourceId, Target = CrashHouse.TargetId, Kind = kind, Direction = RouteDirection.TwoWay },
                default);
        foreach (var back in new[] { false, true })
            await new CrashProcess(house, new Life()).Finish(await house.Ask(scene.Kinds, SyncMode.Full, back));
        house.Time.Advance(Day);
        await house.Source.Show(ShopDay.Second);
        house.Target.Edit();
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
