using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Settles what is in doubt: writes that were announced and whose answer is not known, before anything new is sent.</summary>
internal sealed class Settling(StepSession session, Sender sender, GroupJournal journal)
{
    /// <summary>Settles the open intents among these links; afterwards the sheet has none of them left.</summary>
    /// <exception cref="Failures.SyncException">The target cannot be asked now.</exception>
    public async Task Settle(LinkSheet sheet, IReadOnlyCollection<Link> inDoubt, CancellationToken cancellation)
    {
        if (inDoubt.Count == 0) return;
        var stream = await session.Target(sheet.Scope.Kind, cancellation);
        var links = await References(sheet, inDoubt, cancellation);
        var operations = await sender.Operations(inDoubt, links, sheet.Scope, cancellation);
        var (sent, fault) = await Sender.Send(operations, stream.BatchSize, batch => stream.Settle(batch, cancellation));
        foreach (var one in sent.Where(one => one.Answer is not null))
        {
            sheet.Set(Confirmation.After(one, journal.Position));
            journal.Add(one);
        }

        await journal.Save(cancellation);
        await session.Stores.Links.Save(sheet, Confirmation.StillOurs(sent), cancellation);
        if (fault is not null) throw fault;
    }

    private async Task<LinkSheets> References(LinkSheet sheet, IEnumerable<Link> inDoubt, CancellationToken cancellation)
    {
        var named = new List<RecordKey>();
        foreach (var link in inDoubt)
            named.AddRange(Connecting.Placeholder.In(await session.Stores.Links.BodyOf(sheet.Scope, link.Intent!, cancellation)).Select(one => one.Record));
        var sheets = new List<LinkSheet>();
        foreach (var kind in named.GroupBy(record => record.Kind))
            sheets.Add(await session.Stores.Links.Read(session.Scope(kind.Key), kind.Select(record => record.Id), cancellation));
        return new LinkSheets(sheets);
    }
}
