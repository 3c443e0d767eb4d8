using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>
/// Keeps a group's plan instead of sending it. Records planned later see what the plan makes as if it were there, under
/// placeholders, so that they are planned as they will be.
/// </summary>
/// <param name="session">The slice.</param>
/// <param name="index">What the plan writes so far.</param>
/// <param name="position">The group.</param>
/// <param name="own">The group's own records; others are brought along.</param>
/// <param name="kind">Their kind.</param>
internal sealed class Recording(StepSession session, PlanIndex index, JournalPosition position, HashSet<string> own, RecordKind kind) : PlanUse
{
    private readonly List<PlannedItem> _items = [];
    private readonly HashSet<RecordKey> _here = [];
    private PlanTotals _totals = PlanTotals.None;
    private int _round;

    public override bool Sends => false;

    public override PlanTotals? Totals => _totals;

    /// <summary>Forgets what an interrupted attempt at this group has entered.</summary>
    public override async Task Begin(GroupWork work, CancellationToken cancellation)
    {
        if (await session.Stores.Plans.Get(session.Run.Tenant, session.Run.SyncId, position.Step, position.Group, cancellation) is not { } before) return;
        foreach (var item in before.Items) await index.Forget(new RecordKey(item.Kind, item.Id), position.Step, position.Group, cancellation);
        await index.Save(cancellation);
    }

    public override async Task See(LinkSheet sheet, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
            if (await index.Find(new RecordKey(sheet.Scope.Kind, id), cancellation) is { } presence)
                PlannedLinks.Lay(sheet, id, presence);
    }

    public override async Task<IReadOnlyList<Outcome>> Take(
        TargetStream target, IReadOnlyList<PlannedRecord> planned, LinkSheets links, CancellationToken cancellation)
    {
        var vain = Fillable.WaitInVain(planned, links);
        var outcomes = new List<Outcome>(planned.Count);
        var sent = 0;
        _round++;
        foreach (var record in planned)
        {
            var item = await Item(record, target.WholeMappingVersion, links[target.Kind], vain, cancellation);
            outcomes.Add(Outcome(record, item));
            if (!LeavesTrace(record, links[target.Kind].Find(record.Key.Id)) || !_here.Add(record.Key)) continue;
            _items.Add(item);
            sent += item.Sent.Count();
            await Enter(record, item, target, cancellation);
        }

        var calls = target.Estimate(sent);
        _totals += new PlanTotals { Calls = calls.Calls, MeteredCalls = calls.Metered };
        return outcomes;
    }

    public override async Task End(CancellationToken cancellation)
    {
        await session.Stores.Plans.Put(session.Run.Tenant, session.Run.SyncId, position.Step, position.Group, new PlanGroup(_items), cancellation);
        await index.Save(cancellation);
    }

    private async Task<PlannedItem> Item(
        PlannedRecord record, string mappingVersion, LinkSheet links, HashSet<(RecordKey, string)> vain, CancellationToken cancellation)
    {
        var item = PlannedItems.Of(record, links, await InDoubt(record, links, cancellation));
        return item with
        {
            IsBroughtAlong = !IsOwn(record.Key),
            Round = _round,
            MappingVersion = mappingVersion,
            Drafts = [.. item.Drafts.Select(draft => vain.Contains((record.Key, draft.Purpose)) ? draft with { WaitsInVain = true } : draft)],
        };
    }

    private async Task Enter(PlannedRecord record, PlannedItem item, TargetStream target, CancellationToken cancellation)
    {
        if (!item.Sent.Any()) return;
        _totals += PlannedItems.Totals(item, record.Record?.Total);
        var presence = new PlannedPresence(
            position.Step, position.Group, record.ContentHash, target.WholeMappingVersion, PlannedLinks.Of(item, record.Record?.Total?.Amount));
        await index.Set(record.Key, presence, cancellation);
    }

    // What is as it was may still end a failure or a conflict, or be the first that both sides agree on.
    private static bool LeavesTrace(PlannedRecord record, Link? link) =>
        record.Decided != OutcomeKind.Unchanged
        || link is { HasConflict: true } or { Failure: not null }
        || (record.ContentHash is { } hash && hash != link?.ContentHash)
        || record.Agreed?.Says(link?.Agreed) == false;

    private bool IsOwn(RecordKey record) => record.Kind == kind && own.Contains(record.Id);

    private async Task<IReadOnlyList<PlannedDraft>> InDoubt(PlannedRecord record, LinkSheet links, CancellationToken cancellation)
    {
        var open = new List<PlannedDraft>();
        foreach (var link in links.Of(record.Key.Id).Where(link => link.Intent is not null))
        {
            var body = new Stores.ExactJson(await session.Stores.Links.BodyOf(links.Scope, link.Intent!, cancellation));
            open.Add(new PlannedDraft(link.Purpose, link.Intent!.Action, link.Intent.Entity, body, link.Intent.TargetId, link.Intent.ExpectedVersion)
            {
                IsInDoubt = true,
            });
        }

        return open;
    }

    private static Outcome Outcome(PlannedRecord record, PlannedItem item)
    {
        var fails = item.Drafts.Any(draft => draft.WaitsInVain);
        return new Outcome(record.Key, fails ? OutcomeKind.Failed : record.Decided ?? OutcomeKind.Written) { Reason = record.SkipReason, IsUndecided = record.IsUndecided, Failure = record.Failure };
    }
}
