using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;
using RouteDirection = EasySale.Sync.Engine.Stores.Routes.RouteDirection;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Both sides were the same yesterday; since then people have edited the same record on both, and made new ones.</summary>
internal static class EditedBothWays
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static async Task Prepare(CrashHouse house, CrashScene scene)
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
    }
}
