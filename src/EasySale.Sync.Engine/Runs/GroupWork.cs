using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>The sentence for one group of records: links, settle, plan, bring along, announce, send, confirm.</summary>
internal sealed class GroupWork(StepSession session, GroupJournal journal)
{
    private readonly Sender _sender = new(session);

    /// <summary>Does what is to be done for these records; one outcome each.</summary>
    /// <exception cref="Failures.SyncException">The target cannot be written now; what was answered is confirmed, the rest stays announced.</exception>
    public async Task<IReadOnlyList<Outcome>> Do(RecordKind kind, IReadOnlyList<SourceItem> items, CancellationToken cancellation)
    {
        var target = await session.Target(kind, cancellation);
        while (true)
        {
            var links = await Links(target, items, cancellation);
            await Settle(links[kind], items, cancellation);
            if (InDoubt(links[kind], items).Count > 0) continue;
            var planned = new Planner(session.Source(kind), target, session.Run.Source).Plan(items, links);
            (planned, links) = await BringAlong(target, items, planned, links, cancellation);
            var announced = Announcement.Set(planned, links[kind], target.MappingVersion, journal.Position, session.Now);
            if (!await session.Stores.Links.TrySave(links[kind], cancellation)) continue;
            var operations = await _sender.Operations(announced, links, links[kind].Scope, cancellation);
            var (sent, fault) = await Sender.Send(operations, target.BatchSize, batch => target.Write(batch, cancellation));
            var outcomes = await new Conclusion(session, journal, target.MappingVersion).Conclude(planned, sent, links[kind], cancellation);
            return fault is null ? outcomes : throw fault;
        }
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

    private Task Settle(LinkSheet sheet, IReadOnlyList<SourceItem> items, CancellationToken cancellation) =>
        new Settling(session, _sender, journal).Settle(sheet, InDoubt(sheet, items), cancellation);

    private static List<Link> InDoubt(LinkSheet sheet, IReadOnlyList<SourceItem> items) =>
        [.. items.SelectMany(item => sheet.Of(item.Id)).Where(link => link.Intent is not null)];

    private async Task<LinkSheets> Links(TargetStream target, IReadOnlyList<SourceItem> items, CancellationToken cancellation) =>
        new(await Sheets(GroupReferences.Of(target, items), cancellation));

    private async Task<(IReadOnlyList<PlannedRecord> Planned, LinkSheets Links)> BringAlong(
        TargetStream target, IReadOnlyList<SourceItem> items, IReadOnlyList<PlannedRecord> planned, LinkSheets links, CancellationToken cancellation)
    {
        var missing = planned.SelectMany(record => record.Missing).Distinct().GroupBy(key => key.Kind).OrderBy(kind => kind.Key).ToList();
        if (missing.Count == 0) return (planned, links);
        var outcomes = new Dictionary<RecordKey, Outcome>();
        foreach (var kind in missing)
            foreach (var outcome in await Bring(kind.Key, [.. kind.Select(key => key.Id)], cancellation))
                outcomes[outcome.Record] = outcome;
        // The group's own links stay as they were planned on: if another worker has moved them, announcing must notice.
        var parents = GroupReferences.Of(target, items).Where(kind => kind.Key != target.Kind);
        links = new LinkSheets([links[target.Kind], .. await Sheets(parents, cancellation)]);
        return ([.. planned.Select(record => MissingParents.Check(record, links, outcomes))], links);
    }

    private async Task<List<LinkSheet>> Sheets(IEnumerable<KeyValuePair<RecordKind, HashSet<string>>> ids, CancellationToken cancellation)
    {
        var sheets = new List<LinkSheet>();
        foreach (var kind in ids)
            sheets.Add(await session.Stores.Links.Read(session.Scope(kind.Key), kind.Value, cancellation));
        return sheets;
    }

    private async Task<IReadOnlyList<Outcome>> Bring(RecordKind kind, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = await session.Source(kind).ReadByIds(ids, cancellation);
        var gone = ids.Except(found.Select(item => item.Id)).Select(SourceItem.Gone);
        return await Do(kind, [.. found, .. gone], cancellation);
    }
}
