using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Webhooks;

/// <summary>A process that dies at any of its storage writes, seen by the next one.</summary>
public sealed class WebhookCrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_answered_well_arrives_wherever_the_process_dies(bool afterTheEffect)
    {
        var answered = 0;
        for (var effect = 1; effect <= await EffectsOfADelivery() + 1; effect++)
        {
            var house = await WebhookHouse.Furnished();
            house.House.Shop.Order(7, 70);
            var wasAnswered = await LivesUntil(house, effect, afterTheEffect);
            answered += wasAnswered ? 1 : 0;

            await Recover(house.Reborn());

            var entries = house.House.Ledger.Entries.Where(entry => entry.Record == new RecordKey(RecordKind.Orders, "7")).ToList();
            if (wasAnswered) Assert.Single(entries);
            Assert.True(entries.Count <= 1);
            Assert.Empty(await house.Reborn().Waiting());
        }

        Assert.True(answered > 3, "The drain has to be among what died.");
    }

    /// <summary>Receives, drains and works, until it dies. Whether the delivery was answered.</summary>
    private static async Task<bool> LivesUntil(WebhookHouse house, int effect, bool afterTheEffect)
    {
        var life = new Lifeline(effect, afterTheEffect);
        var mortal = house.Reborn(life);
        var wasAnswered = false;
        try
        {
            await mortal.Deliver("Orders 7 created");
            wasAnswered = true;
            var round = await mortal.Drain();
            foreach (var run in round.Runs) await house.House.NewProcess(life).Finish(run.SyncId);
            await mortal.Drain();
        }
        catch (ProcessDiedException)
        {
        }

        return wasAnswered;
    }

    private static async Task<int> EffectsOfADelivery()
    {
        var house = await WebhookHouse.Furnished();
        house.House.Shop.Order(7, 70);
        var life = new Lifeline();
        var mortal = house.Reborn(life);
        await mortal.Deliver("Orders 7 created");
        foreach (var run in (await mortal.Drain()).Runs) await house.House.NewProcess(life).Finish(run.SyncId);
        return life.Effects;
    }

    /// <summary>What the timers of the next process do for a quarter of an hour.</summary>
    private static async Task Recover(WebhookHouse house)
    {
        var (rows, time) = (house.House.Rows, house.House.Time);
        var runs = new RunStore(rows, time);
        var active = new ActiveRunStore(rows);
        var tenants = new ActiveTenantStore(rows);
        var watchdog = new WatchRuns(tenants, active, runs, new RunLauncher(runs, active, tenants, new TenantSettingsStore(rows)), time);
        for (var minute = 0; minute < 15; minute++)
        {
            foreach (var run in await watchdog.Watch(Caller.System, WebhookHouse.Cancellation)) await house.House.NewProcess().Finish(run.SyncId);
            foreach (var inbox in await house.Watcher.Watch(Caller.System, WebhookHouse.Cancellation))
                foreach (var run in (await house.Drain(inbox)).Runs) await house.House.NewProcess().Finish(run.SyncId);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(await new PendingInboxStore(rows, time).List(WebhookHouse.Cancellation).ToListAsync(WebhookHouse.Cancellation));
    }
}
