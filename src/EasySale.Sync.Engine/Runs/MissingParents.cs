using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Runs;

/// <summary>A record whose parent could not be brought along fails with the parent's reason, and nothing of it is sent.</summary>
internal static class MissingParents
{
    public static PlannedRecord Check(PlannedRecord planned, LinkSheets links, IReadOnlyDictionary<RecordKey, Outcome> brought)
    {
        foreach (var parent in planned.Missing)
            if (links.Find(parent, Purposes.Record)?.TargetId is null) return planned.Fail(Reason(planned.Key, parent, brought.GetValueOrDefault(parent)));
        return planned;
    }

    private static SyncException Reason(RecordKey record, RecordKey parent, Outcome? outcome) => new(
        outcome?.Failure?.Cause ?? FailureCause.FixRecord,
        "record.parent_missing",
        $"{record} needs {parent}, which could not be written first: {outcome?.Failure?.MerchantMessage ?? outcome?.Reason ?? "the target has no record of it."}",
        outcome?.Failure?.Code);
}
