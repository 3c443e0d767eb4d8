using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>The process dies before and after every effect of a run and of the retry that follows it; a new one goes on.</summary>
public sealed class RetryCrashTests
{
    private static readonly SyncException Busy = new(FailureCause.TryAgain, "ledger.locked", "The order is open elsewhere.");

    [Fact]
    public async Task Records_that_wait_to_be_tried_again_are_whoever_dies()
    {
        var undisturbed = new Lifeline();
        Assert.Equal("5 entries, 5 effects, 0 failures, 0 due", await Live(undisturbed));
        Assert.True(undisturbed.Effects > 20);
        for (var effect = 1; effect <= undisturbed.Effects; effect++)
            foreach (var after in new[] { false, true })
            {
                var found = await Live(new Lifeline(effect, after));
                Assert.True(found == "5 entries, 5 effects, 0 failures, 0 due", $"Died {(after ? "after" : "before")} effect {effect}: {found}");
            }
    }

    private static async Task<string> Live(Lifeline life)
    {
        var house = new SyncHouse();
        for (var id = 1; id <= 5; id++) house.Shop.Order(id);
        house.Ledger.Refuses = operation => operation.Record.Id is "2" or "4" && operation.RequestId.EndsWith("-0", StringComparison.Ordinal) ? Busy : null;
        var syncId = await house.Ask();
        try
        {
            await GoOn(house, house.NewProcess(life), syncId);
        }
        catch (ProcessDiedException)
        {
            // What it left behind is what is looked at.
        }

        await GoOn(house, house.NewProcess(), syncId);
        var failures = (await house.OpenFailures()).Count;
        var due = await new DueRetryStore(house.Rows).List(DateTimeOffset.MaxValue, SyncHouse.Cancellation).CountAsync(SyncHouse.Cancellation);
        return $"{house.Ledger.Entries.Count} entries, {house.Ledger.Took.Count} effects, {failures} failures, {due} due";
    }

    // What the orchestration, the watchdog and the retry timer do in two minutes.
    private static async Task GoOn(SyncHouse house, Process process, string syncId)
    {
        await process.Finish(syncId);
        for (var look = 0; look < 4; look++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(40));
            await process.Retry();
            foreach (var run in await process.Stores.ActiveRuns.List(SyncHouse.Tenant, SyncHouse.Cancellation)) await process.Finish(run.SyncId);
        }
    }
}
