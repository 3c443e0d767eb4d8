using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>Synchronizing again is synchronizing once, whatever the shop holds and whatever of it fails.</summary>
public sealed class IdempotenceProperties
{
    [Fact]
    public void Synchronizing_twice_is_synchronizing_once() => Cases.Hold(Scenes.Any, async scene =>
    {
        var house = await scene.Furnish();
        await house.Sync(scene.Run);
        await AssertSettled(house, scene.Run);
        await house.Sync(All(scene.Run));
        await AssertSettled(house, All(scene.Run));
    });

    // What an incremental run cannot reach any more, an earlier failure say, a full one brings: it has its own first time.
    private static Run All(Run run) => run with { Mode = SyncMode.Full };

    private static async Task AssertSettled(SyncHouse house, Run run)
    {
        var (books, took) = (Books(house), house.Ledger.Took.Count);
        await house.Sync(run);
        Assert.Equal(books, Books(house));
        Assert.Equal(took, house.Ledger.Took.Count);
    }

    private static List<string> Books(SyncHouse house) => [.. house.Ledger.Entries.Select(entry => entry.ToString())];
}
