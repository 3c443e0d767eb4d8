using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>What a target finds by natural keys, as a run asks for it: each record by the first key that finds anything.</summary>
internal static class Matched
{
    public static async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> Find(
        TargetStream target, IReadOnlyList<CommerceRecord> records, IEnumerable<NaturalKey> keys)
    {
        var found = new Dictionary<RecordKey, IReadOnlyList<Candidate>>();
        foreach (var key in keys.Intersect(target.FindsBy))
            foreach (var (record, candidates) in await target.FindCandidates([.. records.Where(record => !found.ContainsKey(record.Key))], key, TestContext.Current.CancellationToken))
                if (candidates.Count > 0) found[record] = candidates;
        return found;
    }

    /// <summary>The record's link where there is but one candidate.</summary>
    public static TargetReference? Alone(IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>> found, RecordKey record) =>
        found.GetValueOrDefault(record) is [var only] ? new TargetReference(only.Id, only.Version) { Entity = only.Entity } : null;
}
