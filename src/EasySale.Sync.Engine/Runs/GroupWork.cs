using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Runs.Plans;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>The sentence for one group of records: links, settle, recognize, plan, bring along, announce, send, confirm.</summary>
internal sealed class GroupWork(StepSession session, GroupJournal journal, PlanUse use)
{
    private readonly Sender _sender = new(session);
    private RecordKind _own;

    /// <summary>Does what is to be done for these records; one outcome each.</summary>
    /// <exception cref="Failures.SyncException">The target cannot be written now; what was answered is confirmed, the rest stays announced.</exception>
    public Task<IReadOnlyList<Outcome>> Do(RecordKind kind, IReadOnlyList<SourceItem> items, CancellationToken cancellation)
    {
        _own = kind;
        return DoAll(kind, items, cancellation);
    }

    /// <summary>Settles whatever is open in these shards, parents first: what an interrupted slice may have left.</summary>
    public async Task SettleShards(IReadOnlyDictionary<RecordKind, IReadOnlyList<string>> shards, CancellationToken cancellation)
    {
        foreach (var (kind, names) in shards.OrderBy(pair => pair.Key))
        {
            var sheet = await session.Stores.Links.ReadShards(session.Scope(kind), names, cancellation);
            await new Settling(session, _sender, journal).Settle(sheet, [.. sheet.OpenIntents], cancellation);
        }
    }

    /// <summary>Does what is to be done for records that a group of another kind, or of its own, needs first.</summary>
    public Task<IReadOnlyList<Outcome>> BringAlong(RecordKind own, RecordKind kind, IReadOnlyList<SourceItem> items, CancellationToken cancellation)
    {
        _own = own;
        return DoAll(kind, items, cancellation);
    }

    private async Task<IReadOnlyList<Outcome>> DoAll(RecordKind kind, IReadOnlyList<SourceItem> items, CancellationToken cancellation)
    {
        var outcomes = await Do(kind, items, isLastTry: false, cancellation);
        var done = outcomes.Select(outcome => outcome.Record.Id).ToHashSet();
        var moved = items.Where(item => !done.Contains(item.Id)).ToList();
        return moved.Count == 0 ? outcomes : [.. outcomes, .. await Do(kind, moved, isLastTry: true, cancellation)];
    }

    /// <returns>One outcome per record; none for those whose record in the target has moved.</returns>
    private async Task<IReadOnlyList<Outcome>> Do(RecordKind kind, IReadOnlyList<SourceItem> items, bool isLastTry, CancellationToken cancellation)
    {
        var target = await session.Target(kind, cancellation);
        var parents = new Parents(session, use.Brought, (parentKind, records) => DoAll(parentKind, records, cancellation));
        var wayBack = new WayBack(session, journal, kind);
        while (true)
        {
            var links = await Links(target, items, cancellation);
            if (use.Sends && await AreSettled(wayBack, links[kind], items, cancellation)) continue;
            var (planned, filling) = await Plan(target, items, links, parents, cancellation);
            if (filling is null) continue;
            if (!use.Sends) return await use.Take(target, planned, filling, cancellation);
            (planned, var anew) = await use.Check(target, planned, items, filling, cancellation);
            items = anew ?? items;
            if (anew is not null) continue;
            await wayBack.Enter(planned, cancellation);
            var announced = new Announcement(session, journal.Position, target.WholeMappingVersion).Set(planned, links[kind]);
            if (!await TrySave(links[kind], cancellation)) continue;
            var (sent, fault) = await _sender.Send(
                announced, filling, links[kind].Scope, target.BatchSize, batch => target.Write(batch, cancellation), cancellation);
            var outcomes = await new Conclusion(session, journal, target.WholeMappingVersion, isLastTry).Conclude(planned, sent, links[kind], cancellation);
            if (fault is not null) throw fault;
            await wayBack.Leave(cancellation);
            return outcomes;
        }
    }

    /// <returns>The plan, and the links its placeholders are filled from; no links when the group's own have changed under it.</returns>
    private async Task<(IReadOnlyList<PlannedRecord> Planned, LinkSheets? Links)> Plan(
        TargetStream target, IReadOnlyList<SourceItem> items, LinkSheets links, Parents parents, CancellationToken cancellation)
    {
        var planner = new Planner(target, session.VolatileProperties(target.Kind), session.Run.Source, journal.Position.ToString());
        var weighed = await new Edits(session).Apply(planner.Weigh(items, links), links[target.Kind], cancellation);
        weighed = await new DuplicateKeys(session).Obey(weighed, links[target.Kind], cancellation);
        weighed = await new Matching(session).Match(target, weighed, links[target.Kind], cancellation);
        weighed = await new BothWays(session).Compare(target.Kind, target.WholeMappingVersion, weighed, links[target.Kind], cancellation);
        var planned = await new CopiedSales(session).Sift(planner.Plan(weighed, links), cancellation);
        if (planned.All(record => record.Missing.Count == 0)) return (planned, links);
        if ((await parents.Bring(planned, cancellation)).Contains(target.Kind)) return (planned, null);
        // The group's own links stay as they were planned on: if another worker has moved them, announcing must notice.
        var others = GroupReferences.Of(target, items).Where(kind => kind.Key != target.Kind);
        links = new LinkSheets([links[target.Kind], .. await Sheets(others, cancellation)]);
        return ([.. planned.Select(record => record.Missing.Count == 0 ? record : planner.WithParents(record, links, parents.Outcomes))], links);
    }

    /// <returns>Whether something was in doubt: then links are to be read again.</returns>
    private async Task<bool> AreSettled(WayBack wayBack, LinkSheet sheet, IReadOnlyList<SourceItem> items, CancellationToken cancellation)
    {
        await new Settling(session, _sender, journal).Settle(sheet, InDoubt(sheet, items), cancellation);
        return InDoubt(sheet, items).Count > 0 || await wayBack.Settle(items, sheet, cancellation);
    }

    private static List<Link> InDoubt(LinkSheet sheet, IReadOnlyList<SourceItem> items) =>
        [.. items.SelectMany(item => sheet.Of(item.Id)).Where(link => link.Intent is not null)];

    private async Task<LinkSheets> Links(TargetStream target, IReadOnlyList<SourceItem> items, CancellationToken cancellation) =>
        new(await Sheets(GroupReferences.Of(target, items), cancellation));

    private async Task<List<LinkSheet>> Sheets(IEnumerable<KeyValuePair<RecordKind, HashSet<string>>> ids, CancellationToken cancellation)
    {
        var sheets = new List<LinkSheet>();
        foreach (var kind in ids)
        {
            sheets.Add(kind.Key == _own
                ? await session.Stores.Links.Read(session.Scope(kind.Key), kind.Value, cancellation)
                : await session.Known.Read(session.Scope(kind.Key), kind.Value, cancellation));
            await use.See(sheets[^1], kind.Value, cancellation);
        }

        return sheets;
    }

    private async Task<bool> TrySave(LinkSheet sheet, CancellationToken cancellation)
    {
        if (await session.Stores.Links.TrySave(sheet, cancellation)) return true;
        session.Known.Forget(sheet.Scope.Kind);
        return false;
    }
}
