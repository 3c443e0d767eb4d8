using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Brings along what records of a group refer to and the target does not have: read from the source, or carried by them.</summary>
/// <param name="session">The slice.</param>
/// <param name="write">Takes records of another kind the full way.</param>
internal sealed class Parents(StepSession session, Func<RecordKind, IReadOnlyList<SourceItem>, Task<IReadOnlyList<Outcome>>> write)
{
    /// <returns>What became of each missing parent.</returns>
    public async Task<IReadOnlyDictionary<RecordKey, Outcome>> Bring(IReadOnlyList<PlannedRecord> planned, CancellationToken cancellation)
    {
        var carried = planned.SelectMany(record => record.Carried).DistinctBy(record => record.Key).ToDictionary(record => record.Key);
        var missing = planned.SelectMany(record => record.Missing).Distinct().GroupBy(key => key.Kind).OrderBy(kind => kind.Key);
        var outcomes = new Dictionary<RecordKey, Outcome>();
        foreach (var kind in missing)
            foreach (var outcome in await write(kind.Key, await Items(kind.Key, [.. kind], carried, cancellation)))
                outcomes[outcome.Record] = outcome;
        return outcomes;
    }

    private async Task<IReadOnlyList<SourceItem>> Items(
        RecordKind kind, IReadOnlyList<RecordKey> keys, Dictionary<RecordKey, CommerceRecord> carried, CancellationToken cancellation)
    {
        var items = keys.Where(carried.ContainsKey).Select(key => SourceItem.Of(carried[key])).ToList();
        var asked = keys.Where(key => !carried.ContainsKey(key)).Select(key => key.Id).ToList();
        if (asked.Count == 0) return items;
        var found = await session.Source(kind).ReadByIds(asked, cancellation);
        return [.. items, .. found, .. asked.Except(found.Select(item => item.Id)).Select(SourceItem.Gone)];
    }
}
