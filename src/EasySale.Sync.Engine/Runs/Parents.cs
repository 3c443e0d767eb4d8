using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Brings along what records of a group refer to and the target does not have: read from the source, or carried by them.</summary>
/// <param name="session">The slice.</param>
/// <param name="brought">What became of those brought before; they are not brought again.</param>
/// <param name="write">Takes records of another kind the full way.</param>
internal sealed class Parents(
    StepSession session, IReadOnlyDictionary<RecordKey, Outcome> brought, Func<RecordKind, IReadOnlyList<SourceItem>, Task<IReadOnlyList<Outcome>>> write)
{
    private readonly Dictionary<RecordKey, Outcome> _outcomes = new(brought);

    /// <summary>What became of those brought so far.</summary>
    public IReadOnlyDictionary<RecordKey, Outcome> Outcomes => _outcomes;

    /// <summary>Brings what is missing; each parent once, however often its group is planned.</summary>
    /// <returns>The kinds that were written just now.</returns>
    public async Task<IReadOnlyList<RecordKind>> Bring(IReadOnlyList<PlannedRecord> planned, CancellationToken cancellation)
    {
        var carried = planned.SelectMany(record => record.Carried).DistinctBy(record => record.Key).ToDictionary(record => record.Key);
        var missing = planned.SelectMany(record => record.Missing).Distinct().Where(key => !_outcomes.ContainsKey(key))
            .GroupBy(key => key.Kind).OrderBy(kind => kind.Key).ToList();
        foreach (var kind in missing)
            foreach (var outcome in await write(kind.Key, await Items(kind.Key, [.. kind], carried, cancellation)))
                _outcomes[outcome.Record] = outcome;
        return [.. missing.Select(kind => kind.Key)];
    }

    private async Task<IReadOnlyList<SourceItem>> Items(
        RecordKind kind, IReadOnlyList<RecordKey> keys, Dictionary<RecordKey, CommerceRecord> carried, CancellationToken cancellation)
    {
        var items = keys.Where(carried.ContainsKey).Select(key => SourceItem.Carried(carried[key])).ToList();
        var asked = keys.Where(key => !carried.ContainsKey(key)).Select(key => key.Id).ToList();
        if (asked.Count == 0) return session.Mappings.Apply(items);
        var found = await session.Source(kind).ReadByIds(asked, cancellation);
        return session.Mappings.Apply([.. items, .. found, .. asked.Except(found.Select(item => item.Id)).Select(SourceItem.Gone)]);
    }
}
