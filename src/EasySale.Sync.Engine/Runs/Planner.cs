using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Records and links in, operations out. Pure: it reads nothing and sends nothing.</summary>
/// <param name="target">Plans.</param>
/// <param name="volatileProperties">What the source says is without meaning.</param>
/// <param name="sourceConnectionId">Where the records come from.</param>
/// <param name="here">The group's journal position: what it wrote already, before a crash, is not written again.</param>
internal sealed class Planner(TargetStream target, IReadOnlyList<string> volatileProperties, string sourceConnectionId, string here)
{
    private static readonly Dictionary<RecordKey, string> Nothing = [];
    private static readonly ReadOnlyMemory<byte> NoBody = "{}"u8.ToArray();

    /// <summary>Decides what needs no plan: unreadable, gone, or the same as last time.</summary>
    public IReadOnlyList<PlannedRecord> Weigh(IEnumerable<SourceItem> items, LinkSheets links) => [.. items.Select(item => Weigh(item, links))];

    /// <summary>Plans what is undecided. Records of one group that name one another need not be brought along.</summary>
    public IReadOnlyList<PlannedRecord> Plan(IReadOnlyList<PlannedRecord> weighed, LinkSheets links)
    {
        var together = weighed.Where(planned => planned.Record is not null).Select(planned => planned.Key).ToHashSet();
        var gone = weighed.Where(planned => planned is { Decided: null, Record: null })
            .Select(planned => Guarded(planned, () => Plan(planned, links, Nothing, together))).ToDictionary(planned => planned.Key);
        var leaving = gone.Values.Where(IsDeleted).Select(planned => planned.Key).ToHashSet();
        return [.. weighed.Select(planned => planned.Decided is not null ? planned
            : gone.GetValueOrDefault(planned.Key) ?? Guarded(planned, () => Plan(planned, links, MissingParents.Without(planned, target, leaving), together)))];
    }

    /// <summary>The record once its parents were brought along: as it is, planned without some of them, or failed.</summary>
    public PlannedRecord WithParents(PlannedRecord planned, LinkSheets links, IReadOnlyDictionary<RecordKey, Outcome> brought) => Guarded(planned, () =>
    {
        var without = MissingParents.Without(planned, target, links, brought);
        return without.Count == 0 ? planned : Plan(planned with { Drafts = [] }, links, without, []);
    });

    private PlannedRecord Weigh(SourceItem item, LinkSheets links)
    {
        var planned = new PlannedRecord(new RecordKey(target.Kind, item.Id)) { Record = item.Record, AsRead = item.Record, IsCarried = item.IsCarried };
        if (item.Failure is { } unreadable) return planned.Fail(unreadable);
        if (item.Record is null) return Gone(planned, links);
        return Guarded(planned, () => Weigh(planned with { ContentHash = ContentHash.Of(item.Record, volatileProperties) }, links));
    }

    private PlannedRecord Gone(PlannedRecord planned, LinkSheets links)
    {
        var known = links.Find(planned.Key);
        var isThere = links[target.Kind].Of(planned.Key.Id).Any(link => link.TargetId is not null || link.Intent is not null);
        if (isThere && known is { IsCarried: false }) return Weigh(planned with { ContentHash = ContentHash.Gone }, known);
        return (known?.ContentHash ?? known?.PartOf) == ContentHash.Gone
            ? planned with { ContentHash = ContentHash.Gone, Decided = OutcomeKind.Unchanged }
            : planned with { Decided = OutcomeKind.Skipped, SkipReason = MissingParents.Gone };
    }

    private PlannedRecord Weigh(PlannedRecord planned, LinkSheets links)
    {
        var known = links.Find(planned.Key);
        return DismissedRecords.Are(known, links[target.Kind].Of(planned.Key.Id)) ? DismissedRecords.Decide(planned, known!) : Weigh(planned, known);
    }

    private PlannedRecord Weigh(PlannedRecord planned, Link? known) =>
        known is { Intent: null, Failure: null } && known.ContentHash == planned.ContentHash && known.MappingVersion == target.WholeMappingVersion
            ? planned with { Decided = known.SkipReason is null ? OutcomeKind.Unchanged : OutcomeKind.Skipped, SkipReason = known.SkipReason }
            : planned;

    private PlannedRecord Plan(PlannedRecord planned, LinkSheets links, IReadOnlyDictionary<RecordKey, string> without, HashSet<RecordKey> together)
    {
        var wanting = new WantedLinks(planned.Key, links, without);
        var context = new PlanContext(sourceConnectionId, wanting.Find, wanting.Without) { IsMerged = planned.IsTwoWay };
        var plan = planned.Record is null ? target.PlanGone(planned.Key, context) : target.Plan(planned.Record, context);
        if (plan.SkipReason is { } reason) return planned with { Decided = OutcomeKind.Skipped, SkipReason = reason, SkipsForNow = wanting.MissedSome };
        var written = new WrittenDrafts(planned, links, target.WholeMappingVersion, here);
        var drafts = plan.Drafts.Select(draft => planned.IsAdopted ? Adopted(draft) : planned.Edited(draft)).ToList();
        planned = planned with { Drafts = [.. drafts.Where(draft => !written.Hold(draft))], StaysFailed = drafts.Any(written.QuestionedHere) };
        if (planned.Drafts.Count == 0) return planned with { Decided = planned.StaysFailed ? OutcomeKind.Failed : OutcomeKind.Unchanged };
        if (planned.Record is not { } record) return planned;
        var missing = target.References(record).Distinct()
            .Where(key => !without.ContainsKey(key) && !together.Contains(key) && links.Find(key)?.TargetId is null).ToList();
        if (missing.Count == 0) return planned with { Missing = [] };
        return planned with { Missing = missing, Carried = [.. target.Carries(record).Where(carried => missing.Contains(carried.Key))] };
    }

    private static bool IsDeleted(PlannedRecord planned) => planned.Drafts.Any(draft => draft is { Purpose: Purposes.Record, Action: OperationAction.Delete });

    private static Draft Adopted(Draft draft) => draft with { Action = OperationAction.Adopt, Body = NoBody };

    private static PlannedRecord Guarded(PlannedRecord planned, Func<PlannedRecord> plan)
    {
        try
        {
            return plan();
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

    private static SyncException Unexpected(RecordKey record, Exception fault) => new(
        FailureCause.OurBug,
        "engine.plan_failed",
        $"{record} could not be prepared for the target because of an error in EasySale.Sync. We have been told; it is tried again with the next release.",
        $"{record}: {fault.GetType().Name}",
        fault);
}
