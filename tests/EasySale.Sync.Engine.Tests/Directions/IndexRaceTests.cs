using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>A route's first run both ways makes the links of the way back, which takes as long as there are links; people go on choosing.</summary>
public sealed class IndexRaceTests
{
    private const int MoreThanItsSteps = 40;

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, MoreThanItsSteps)];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task What_somebody_chooses_while_the_way_back_is_made_stands(int step)
    {
        var house = await DeskHouse.Furnished(ConflictStrategy.SourceWins, matches: false);
        var twoWay = Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation));
        await house.Routes.Save(SyncHouse.Tenant, twoWay with { Direction = RouteDirection.OneWay }, DeskHouse.Cancellation);
        house.Left.Add(new Customer { Id = "", FirstName = "Ann" });
        await house.Forth();
        await house.Routes.Save(SyncHouse.Tenant, twoWay, DeskHouse.Cancellation);
        var syncId = await house.House.Ask(DeskHouse.Run(back: true, []));
        var (steps, off) = (0, twoWay with { IsActive = false });

        await house.House.NewProcess(new Lifeline { Pause = async () => { if (++steps == step) await house.Routes.Save(SyncHouse.Tenant, off, DeskHouse.Cancellation); } }).Finish(syncId);

        if (steps < step) return;
        var stored = Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation));
        Assert.Equal((false, false), (stored.IsActive, stored.IsIndexed));
    }
}
