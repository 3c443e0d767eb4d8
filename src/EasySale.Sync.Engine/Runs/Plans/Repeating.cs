using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>
/// Sends a group's plan as it was kept. What does not hold any more, because its links, its versions or its mapping have moved, is read from the
/// source and planned anew.
/// </summary>
/// <param name="session">The slice.</param>
/// <param name="plan">The group's plan.</param>
/// <param name="own">The kind of the group's own records.</param>
/// <param name="journal">The group's journal; what was written under its position before a crash has not moved.</param>
internal sealed class Repeating(StepSession session, PlanGroup plan, RecordKind own, GroupJournal journal) : PlanUse
{
    private const string Unconfirmed =
        "Planned anew it would be taken away from the target, which the plan did not say and nobody confirmed. The next run decides it.";

    private readonly Dictionary<RecordKey, PlannedItem> _items = plan.Items.ToDictionary(item => new RecordKey(item.Kind, item.Id));
    private readonly Dictionary<RecordKey, Outcome> _brought = [];
    private readonly HashSet<RecordKey> _anew = [];

    public override IReadOnlyDictionary<RecordKey, Outcome> Brought => _brought;

    public override ReplannedRecords Replanned => new(
        journal.Replanned.Count, [.. journal.Replanned.Select(key => key.ToString()).Order(StringComparer.Ordinal).Take(ReplannedRecords.MostNamed)]);

    public override async Task Begin(GroupWork work, CancellationToken cancellation)
    {
        foreach (var together in plan.Items.Where(item => item.IsBroughtAlong).GroupBy(item => (item.Round, item.Kind)).OrderBy(round => round.Key.Round))
            foreach (var outcome in await work.BringAlong(own, together.Key.Kind, [.. together.Select(PlannedItems.Item).OfType<SourceItem>()], cancellation))
                _brought[outcome.Record] = outcome;
    }

    public override async Task<(IReadOnlyList<PlannedRecord> Planned, IReadOnlyList<SourceItem>? Anew)> Check(
        TargetStream target, IReadOnlyList<PlannedRecord> planned, IReadOnlyList<SourceItem> items, LinkSheets links, CancellationToken cancellation)
    {
        var stale = planned.Where(record => !_anew.Contains(record.Key) && !Holds(record, target.WholeMappingVersion, links)).Select(record => record.Key).ToHashSet();
        if (stale.Count == 0) return ([.. planned.Select(AsKept)], null);
        _anew.UnionWith(stale);
        await journal.PlannedAnew(stale, cancellation);
        return (planned, await Fresh(target.Kind, items, stale, cancellation));
    }

    private bool Holds(PlannedRecord record, string mappingVersion, LinkSheets links)
    {
        // Brought along beyond the plan: told as planned anew.
        if (!_items.TryGetValue(record.Key, out var item)) return record.Drafts.Count == 0;
        if (item.IsUnchanged) return true;
        if (!item.IsCarried && item.MappingVersion is { } planned && planned != mappingVersion) return false;
        var isOurs = WasHere(record, links);
        if (!isOurs && LinkState.Of(links[record.Key.Kind], record.Key.Id) != item.State) return false;
        return record.Drafts.All(draft => Find(item, draft.Purpose) is { } kept && PlannedDrafts.Same(draft, kept, links))
            && (isOurs || record.Drafts.Count == item.Drafts.Count);
    }

    /// <summary>An interrupted attempt at this very group has written of it already, or was refused.</summary>
    private bool WasHere(PlannedRecord record, LinkSheets links)
    {
        var here = journal.Position.ToString();
        return links[record.Key.Kind].Of(record.Key.Id).Any(link => link.LastWrite == here || link.Failure?.CountedBy == here);
    }

    private PlannedRecord AsKept(PlannedRecord record)
    {
        if (_anew.Contains(record.Key)) return Confirmed(record);
        if (!_items.TryGetValue(record.Key, out var item)) return record;
        // Nothing was to be done to it, and nobody confirmed more.
        if (item.IsUnchanged) return record.Decided == OutcomeKind.Unchanged ? record : record.Left();
        return record with { Drafts = [.. record.Drafts.Select(draft => draft with { Body = Find(item, draft.Purpose)!.Body.Bytes })] };
    }

    // Nothing is done, so nothing is agreed by it, and a conflict about it stays as it is.
    private static PlannedRecord Confirmed(PlannedRecord record) => record.Drafts.Any(record.Destroys)
        ? record with
        {
            Decided = OutcomeKind.Skipped,
            SkipReason = Unconfirmed,
            SkipsForNow = true,
            Drafts = [],
            Missing = [],
            Agreed = null,
            Conflict = null,
            AwaitsWayBack = record.Conflict is not null,
        }
        : record;

    private async Task<IReadOnlyList<SourceItem>> Fresh(
        RecordKind kind, IReadOnlyList<SourceItem> items, HashSet<RecordKey> stale, CancellationToken cancellation)
    {
        // What another record carries, its source does not know by itself.
        var asked = items.Where(item => !item.IsCarried && stale.Contains(new RecordKey(kind, item.Id))).Select(item => item.Id).ToList();
        if (asked.Count == 0) return items;
        var found = session.Mappings.Apply(await session.Source(kind).ReadByIds(asked, cancellation)).ToDictionary(item => item.Id);
        var gone = asked.ToHashSet();
        return [.. items.Select(item => gone.Contains(item.Id) ? found.GetValueOrDefault(item.Id) ?? SourceItem.Gone(item.Id) : item)];
    }

    private static PlannedDraft? Find(PlannedItem item, string purpose) => item.Drafts.FirstOrDefault(draft => draft.Purpose == purpose);
}
