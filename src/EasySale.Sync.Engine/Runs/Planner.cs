using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Records and links in, operations out. Pure: it reads nothing and sends nothing.</summary>
internal sealed class Planner(SourceStream source, TargetStream target, string sourceConnectionId)
{
    public IReadOnlyList<PlannedRecord> Plan(IEnumerable<SourceItem> items, LinkSheets links) => [.. items.Select(item => Plan(item, links))];

    private PlannedRecord Plan(SourceItem item, LinkSheets links)
    {
        var planned = new PlannedRecord(new RecordKey(source.Kind, item.Id)) { Record = item.Record };
        if (item.Failure is { } unreadable) return planned.Fail(unreadable);
        if (item.Record is null) return planned with { Decided = OutcomeKind.Skipped, SkipReason = "The source has no such record any more." };
        try
        {
            return Plan(planned with { ContentHash = ContentHash.Of(item.Record, source.VolatileProperties) }, item.Record, links);
        }
        catch (SyncException failure)
        {
            return planned.Fail(failure);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return planned.Fail(Unexpected(planned.Key, fault));
        }
    }

    private PlannedRecord Plan(PlannedRecord planned, CommerceRecord record, LinkSheets links)
    {
        var known = links.Find(record.Key, Purposes.Record);
        if (IsSettled(known, planned.ContentHash!)) return Repeat(planned, known!);
        var plan = target.Plan(record, new PlanContext(sourceConnectionId, (key, purpose) => links.Find(key, purpose)?.Target));
        if (plan.SkipReason is { } reason) return planned with { Decided = OutcomeKind.Skipped, SkipReason = reason };
        var drafts = plan.Drafts.Where(draft => !IsWritten(draft, links.Find(record.Key, draft.Purpose))).ToList();
        return drafts.Count == 0
            ? planned with { Decided = OutcomeKind.Unchanged }
            : planned with { Drafts = drafts, Missing = [.. target.References(record).Distinct().Where(key => links.Find(key, Purposes.Record)?.TargetId is null)] };
    }

    private bool IsSettled(Link? known, string contentHash) =>
        known is { Intent: null, Failure: null } && known.ContentHash == contentHash && known.MappingVersion == target.MappingVersion;

    private static PlannedRecord Repeat(PlannedRecord planned, Link known) => planned with
    {
        Decided = known.SkipReason is null ? OutcomeKind.Unchanged : OutcomeKind.Skipped,
        SkipReason = known.SkipReason,
    };

    private static bool IsWritten(Draft draft, Link? link) => link?.TargetId is not null && link.BodyHash == ContentHash.Of(draft.Body);

    private static SyncException Unexpected(RecordKey record, Exception fault) => new(
        FailureCause.OurBug,
        "engine.plan_failed",
        $"{record} could not be prepared for the target because of an error in EasySale.Sync. We have been told; it is tried again with the next release.",
        $"{record}: {fault.GetType().Name}",
        fault);
}
