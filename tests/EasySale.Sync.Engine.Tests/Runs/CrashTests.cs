using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>The process dies before and after every single effect it has; a new one goes on. Nothing may be lost or doubled.</summary>
public sealed class CrashTests
{
    private static readonly SyncException Refusal = new(FailureCause.FixRecord, "ledger.no_date", "The order has no date.");
    private static readonly Run Everything = SyncHouse.Orders with { Kinds = [RecordKind.Customers, RecordKind.Orders], BatchLimit = 4 };
    private static readonly Run OrdersAlone = SyncHouse.Orders with { BatchLimit = 4 };

    internal static readonly Run TakenAway = SyncHouse.Orders with { BatchLimit = 4, Ids = ["1", "2", "3", "5", "10"] };

    public static TheoryData<string> Scenes => ["everything", "orders bring customers", "after changes", "taken away", .. LedgerScenes.All];

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task Dying_before_or_after_any_effect_loses_nothing_and_doubles_nothing(string scene)
    {
        var undisturbed = new Lifeline();
        var expected = await Live(scene, undisturbed);
        Assert.True(undisturbed.Effects > 10);
        for (var effect = 1; effect <= undisturbed.Effects; effect++)
            foreach (var after in new[] { false, true })
            {
                var life = new Lifeline(effect, after);
                var found = await Live(scene, life);
                Assert.True(life.IsOver);
                Assert.True(expected == found, $"Died {(after ? "after" : "before")} effect {effect}:\n{found}\n\nundisturbed:\n{expected}");
            }
    }

    [Fact]
    public async Task Dying_twice_in_a_row_loses_nothing_and_doubles_nothing()
    {
        var expected = await Live("orders bring customers", new Lifeline());
        for (var effect = 1; effect <= 12; effect++)
            for (var again = 1; again <= 8; again++)
            {
                var found = await Live("orders bring customers", new Lifeline(effect, true), new Lifeline(again, true));
                Assert.True(expected == found, $"Died after effect {effect}, then after effect {again}:\n{found}\n\nundisturbed:\n{expected}");
            }
    }

    private static async Task<string> Live(string scene, params IReadOnlyList<Lifeline> lives)
    {
        var house = LedgerScenes.Find(scene) is { } ledger ? await ledger() : Furnished();
        var run = scene switch
        {
            "everything" => Everything,
            "taken away" => TakenAway,
            _ => OrdersAlone,
        };
        if (scene == "after changes") await Change(house, run);
        if (scene == "taken away") await TakeAway(house, Everything);
        var syncId = await house.Ask(run);
        foreach (var life in lives) await LiveOnce(house.NewProcess(life), syncId);
        await house.NewProcess().Finish(syncId);
        return await Picture(house, syncId);
    }

    private static async Task LiveOnce(Process process, string syncId)
    {
        try
        {
            await process.Finish(syncId);
        }
        catch (ProcessDiedException)
        {
            // What it left behind is what is looked at.
        }
    }

    internal static SyncHouse Furnished()
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = true } };
        for (var id = 1; id <= 3; id++) house.Shop.Customer(id);
        for (var id = 1; id <= 9; id++) house.Shop.Order(id, total: id, customer: id % 5 == 0 ? null : 1 + (id % 3), currency: id % 2 == 0 ? "EUR" : "USD");
        house.Ledger.Skips = record => record is Order { Id: "6" } ? "Not for the books." : null;
        house.Ledger.Refuses = operation => operation.Record is { Kind: RecordKind.Orders, Id: "4" } ? Refusal : null;
        house.Shop.Unreadable.Add(new RecordKey(RecordKind.Orders, "8"));
        return house;
    }

    internal static async Task Change(SyncHouse house, Run run)
    {
        await house.Sync(run);
        house.Shop.Order(2, total: 200, customer: 3);
        house.Shop.Order(5, total: 500);
        house.Shop.Customer(4);
        house.Shop.Order(10, total: 1000, customer: 4);
        house.Shop.Unreadable.Clear();
    }

    internal static async Task TakeAway(SyncHouse house, Run run)
    {
        await Change(house, run);
        house.Ledger.ForGone = OperationAction.Delete;
        foreach (var id in new[] { "1", "3" }) house.Shop.Remove(RecordKind.Orders, id);
    }

    internal static async Task<string> Picture(SyncHouse house, string syncId)
    {
        var report = await house.Report(syncId);
        return string.Join('\n',
        [
            .. house.Ledger.Entries.Select(entry => entry.ToString()),
            .. house.Ledger.Took.GroupBy(operation => operation.Record).OrderBy(same => same.Key.ToString(), StringComparer.Ordinal).Select(same => $"{same.Key} had {same.Count()} effects"),
            .. await house.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).Select(entry => $"{entry.Entry.Action} {entry.Entry.About} by {entry.Entry.By}").ToListAsync(SyncHouse.Cancellation),
            .. (await house.OpenIntents()).Select(link => $"open: {link.Key}"),
            .. (await house.OpenFailures()).Select(failure => $"{failure.SourceId} {failure.Code} {failure.Attempts}"),
            $"{report.Run.Status} {report.Run.Error}",
            .. report.Steps.Select(step => $"{step.Kind} {step.State} {step.Counts} {Totals(step)} {step.Groups} groups"),
        ]);
    }

    private static string Totals(RunStep step) =>
        string.Join(' ', step.Totals.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value.Source}/{pair.Value.Target}"));
}
