using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Runs;

/// <summary>What becomes of a record whose parent could not be brought along.</summary>
internal static class MissingParents
{
    public const string Gone = "The source has no such record any more.";

    private static readonly Dictionary<RecordKey, string> Nothing = [];

    /// <summary>The parents that leave the target in the same group, as if they had left before: what is written must not name them.</summary>
    /// <exception cref="SyncException">The record cannot go without one of them.</exception>
    public static IReadOnlyDictionary<RecordKey, string> Without(PlannedRecord planned, TargetStream target, IReadOnlySet<RecordKey> leaving)
    {
        if (leaving.Count == 0 || planned.Record is not { } record) return Nothing;
        var lost = target.References(record).Where(leaving.Contains).Distinct().ToList();
        if (lost.Find(parent => !target.CanDoWithout(parent)) is { Id: not null } needed) throw Reason(planned.Key, needed, null, Gone);
        return lost.ToDictionary(parent => parent, _ => Gone);
    }

    /// <summary>The parents the record goes without, each with why; most often none.</summary>
    /// <exception cref="SyncException">It cannot go without one of them: the parent's reason, and nothing of it is sent.</exception>
    public static IReadOnlyDictionary<RecordKey, string> Without(
        PlannedRecord planned, TargetStream target, LinkSheets links, IReadOnlyDictionary<RecordKey, Outcome> brought)
    {
        var without = new Dictionary<RecordKey, string>();
        foreach (var parent in planned.Missing.Where(parent => links.Find(parent)?.TargetId is null))
        {
            var outcome = brought.GetValueOrDefault(parent);
            if (outcome is not { Kind: OutcomeKind.Skipped, IsUndecided: false, Failure: null, Reason: { } reason } || !target.CanDoWithout(parent))
                throw Reason(planned.Key, parent, outcome?.Failure, outcome?.Reason);
            without[parent] = reason;
        }

        return without;
    }

    public static SyncException Reason(RecordKey record, RecordKey parent, SyncException? failure, string? reason) => new(
        failure?.Cause ?? FailureCause.FixRecord,
        "record.parent_missing",
        $"{record} needs {parent}, which could not be written first: {failure?.MerchantMessage ?? reason ?? "the target has no record of it."}",
        failure?.Code);
}
