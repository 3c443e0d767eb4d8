using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Runs.Destroying;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Settles what is in doubt: writes that were announced and whose answer is not known, before anything new is sent.</summary>
internal sealed class Settling(StepSession session, Sender sender, GroupJournal journal)
{
    private readonly HashSet<(RecordKey, string)> _underway = [];

    /// <summary>Settles the open intents among these links, and first those they wait for; afterwards the sheet has none of them left.</summary>
    /// <exception cref="Failures.SyncException">The target cannot be asked now.</exception>
    public async Task Settle(LinkSheet sheet, IReadOnlyCollection<Link> inDoubt, CancellationToken cancellation)
    {
        if (inDoubt.Count == 0) return;
        _underway.UnionWith(inDoubt.Select(link => (new RecordKey(sheet.Scope.Kind, link.SourceId), link.Purpose)));
        var stream = await session.Target(sheet.Scope.Kind, cancellation);
        var links = await Named(sheet, inDoubt, cancellation);
        var (sent, fault) = await sender.Send(
            inDoubt, links, sheet.Scope, stream.BatchSize, batch => stream.Settle(batch, cancellation), cancellation);
        await Confirm(sheet, sent, cancellation);
        if (fault is not null) throw fault;
    }

    private async Task Confirm(LinkSheet sheet, IReadOnlyList<SentOperation> sent, CancellationToken cancellation)
    {
        var failures = new FailureBook(session, journal.Position);
        var wayBack = new WayBackLinks(session, sheet.Scope.Kind);
        foreach (var one in sent.Where(one => one.Answer is not null))
        {
            sheet.Set(Confirmation.After(one, journal.Position));
            wayBack.Follow(one.Link, sheet.Find(one.Link.SourceId, one.Link.Purpose)!, [one]);
            journal.Add(one);
        }

        foreach (var one in sent.Where(one => one.IsQuestioned).DistinctBy(one => one.Operation.Record))
            sheet.Set(failures.Open(one.Operation.Record, Confirmation.Failed(one), one.Answer!.Failure!, sheet.Find(one.Operation.Record.Id)));
        await failures.Save(cancellation);
        await new DestructionLog(session).Tell(sheet.Scope, sent, cancellation);
        await journal.Save(cancellation);
        await wayBack.Save(cancellation);
        await session.Stores.Links.Save(sheet, Confirmation.StillOurs(sent), cancellation);
        session.Known.Forget(sheet.Scope.Kind);
    }

    /// <summary>The links of the records these bodies name; what is itself in doubt among them is settled on the way.</summary>
    private async Task<LinkSheets> Named(LinkSheet sheet, IEnumerable<Link> inDoubt, CancellationToken cancellation)
    {
        var named = new HashSet<(RecordKey Record, string Purpose)>();
        foreach (var link in inDoubt)
            named.UnionWith(Placeholder.In(await session.Stores.Links.BodyOf(sheet.Scope, link.Intent!, cancellation)));
        var sheets = new List<LinkSheet>();
        foreach (var kind in named.GroupBy(one => one.Record.Kind))
        {
            var links = await session.Stores.Links.Read(session.Scope(kind.Key), kind.Select(one => one.Record.Id), cancellation);
            await Settle(links, [.. kind.Where(one => !_underway.Contains(one)).Select(one => links.Find(one.Record.Id, one.Purpose)).Where(link => link?.Intent is not null)!], cancellation);
            sheets.Add(links);
        }

        return new LinkSheets(sheets);
    }
}
