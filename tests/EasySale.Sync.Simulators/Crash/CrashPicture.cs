using System.Globalization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>How everything stands after a run, as text: target, run, open failures, open intents and the audit trail.</summary>
public static class CrashPicture
{
    public static async Task<string> Of(CrashHouse house, string syncId)
    {
        var runs = new RunStore(house.Rows, house.Time);
        var run = (await runs.Find(CrashHouse.Tenant, syncId, default))!.Value;
        var steps = await runs.Steps(CrashHouse.Tenant, syncId, default);
        return string.Join('\n',
        [
            $"{run.Status} {run.Error?.Code}",
            .. steps.Select(step => $"{step.Kind} {step.State} {step.Counts} {Totals(step)}"),
            await OfEnd(house),
        ]);
    }

    /// <summary>The same without the run.</summary>
    public static async Task<string> OfEnd(CrashHouse house) => string.Join('\n', [.. await Loose(house), .. await Trail(house), await house.Target.Picture(), await house.Source.Picture()]);

    /// <summary>What is not settled: open failures and open intents.</summary>
    public static async Task<IReadOnlyList<string>> Loose(CrashHouse house)
    {
        var failures = await new FailureStore(house.Rows).List(CrashHouse.Tenant, null, default).ToListAsync();
        return [.. failures.Select(failure => $"failure: {failure.Kind} {OwnId(failure.SourceId)} {failure.Code} {failure.Attempts}"), .. await OpenIntents(house)];
    }

    // What was taken away is told once; who is told without the run's id, which is by chance. A confirmation that is sent again is told again.
    private static async Task<IReadOnlyList<string>> Trail(CrashHouse house)
    {
        var entries = new AuditStore(house.Rows, house.Time).List(CrashHouse.Tenant, null, default);
        var told = await entries.Where(row => row.Entry.Action != AuditActions.PlanConfirmed).Select(row => $"{row.Entry.Action} {OwnId(row.Entry.About ?? "")} by {row.Entry.By.Split(':')[0]}").ToListAsync();
        return [.. told.Order(StringComparer.Ordinal)];
    }

    // What stands before a slash keeps scenes apart.
    private static string OwnId(string id) => id.Split('/')[^1];

    private static string Totals(RunStep step) => string.Join(' ', step.Totals.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value.Source}/{pair.Value.Target}")));

    private static async Task<IReadOnlyList<string>> OpenIntents(CrashHouse house)
    {
        var links = new LinkStore(house.Rows, house.Blobs);
        var open = new List<string>();
        foreach (var parts in house.LinkPartitions.Keys.Order(StringComparer.Ordinal).Select(partition => partition.Split('|')))
        {
            var scope = new LinkScope(CrashHouse.Tenant, parts[^4], parts[^3], Enum.Parse<RecordKind>(parts[^2]));
            open.AddRange((await links.ReadShards(scope, [parts[^1]], default)).OpenIntents.Select(link => $"open intent: {scope.Kind} {OwnId(link.Key)}"));
        }

        return open;
    }
}
