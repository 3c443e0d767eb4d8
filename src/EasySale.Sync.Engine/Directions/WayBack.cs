using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// What keeps a two-way route from making a record twice: a creation says where it will lie before it is announced, and whoever comes
/// from the other side with records nobody knows settles what lies there first.
/// </summary>
internal sealed class WayBack(StepSession session, GroupJournal journal, RecordKind kind)
{
    private readonly bool _isTwoWay = session.TwoWay(kind) is not null;
    private IReadOnlyList<string> _entered = [];

    private UnderwayStore Underway => session.Stores.TwoWay.Underway;

    /// <summary>Settles creations of the other direction that are in doubt, where this group has records without a link.</summary>
    /// <returns>Whether something was settled: then links are to be read again.</returns>
    public async Task<bool> Settle(IReadOnlyList<SourceItem> items, LinkSheet sheet, CancellationToken cancellation)
    {
        if (!_isTwoWay || items.All(item => item.Record is null || item.IsCarried || sheet.Find(item.Id)?.TargetId is not null)) return false;
        var back = session.WayBack();
        var shards = await Underway.Shards(back.Scope(kind), cancellation);
        if (shards.Count == 0) return false;
        var theirs = await session.Stores.Links.ReadShards(back.Scope(kind), shards, cancellation);
        List<Link> open = [.. theirs.OpenIntents];
        if (open.Count == 0) await Underway.Tidy(back.Scope(kind), cancellation);
        else await new Settling(back, new Sender(back), journal).Settle(theirs, open, cancellation);
        return open.Count > 0;
    }

    /// <summary>To be called before a plan is announced.</summary>
    public async Task Enter(IReadOnlyList<PlannedRecord> planned, CancellationToken cancellation)
    {
        if (!_isTwoWay) return;
        var retired = new WayBackLinks(session, kind);
        foreach (var record in planned.Where(record => record is { Replaced: not null, Drafts.Count: > 0 })) retired.Retire(record.Replaced!, record.Key.Id);
        await retired.Save(cancellation);
        var creating = planned.Where(record => record.Drafts.Any(draft => draft.TargetId is null)).Select(record => LinkAddress.Of(record.Key.Id).Shard);
        _entered = [.. _entered.Union(creating)];
        if (_entered.Count > 0) await Underway.Enter(session.Scope(kind), _entered, journal.Position, cancellation);
    }

    /// <summary>To be called when everything announced is confirmed.</summary>
    public async Task Leave(CancellationToken cancellation)
    {
        if (_entered.Count > 0) await Underway.Leave(session.Scope(kind), _entered, journal.Position, cancellation);
    }
}
