using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Conflicts that a group opens and resolves, stored before its links say so.</summary>
internal sealed class ConflictBook(StepSession session)
{
    private readonly List<Conflict> _found = [];
    private readonly List<string> _vanished = [];

    /// <summary>What becomes of a record that is concluded without a failure.</summary>
    public void Enter(PlannedRecord planned, Link? link)
    {
        if (planned.Conflict is { } conflict) _found.Add(conflict);
        else if (IsOver(planned, link)) _vanished.AddRange(IdsOf(planned.Key, link!));
    }

    /// <summary>The link's mark of an open conflict.</summary>
    public static bool IsOpen(PlannedRecord planned, Link? link) => planned.Conflict is { } conflict
        ? conflict.State == ConflictState.Open
        : link?.HasConflict == true && !IsOver(planned, link);

    public async Task Save(CancellationToken cancellation)
    {
        var (tenant, store) = (session.Run.Tenant, session.Stores.TwoWay.Conflicts);
        if (_found.Count > 0) await store.Save(tenant, _found, cancellation);
        foreach (var id in _vanished) await store.Change(tenant, id, Vanished, cancellation);
    }

    // Of what others carry the source knows nothing by itself: that it is not found says nothing.
    private static bool IsOver(PlannedRecord planned, Link? link) =>
        !planned.AwaitsWayBack && link is { HasConflict: true } && (planned.Record is not null || !link.IsCarried);

    private Conflict Vanished(Conflict conflict) => conflict.State == ConflictState.Resolved ? conflict : conflict.Resolved(session.Now) with
    {
        Decision = conflict.Decision ?? new ConflictDecision(ConflictChoice.Vanished, ConflictDecision.BySystem, session.Now),
    };

    // About the record alone, or about the pair it makes.
    private IEnumerable<string> IdsOf(RecordKey record, Link link)
    {
        yield return Conflict.IdOf(session.Run.Source, session.Run.Target, record);
        if (session.TwoWay(record.Kind) is { IsWayBack: true } route && link.TargetId is { } id) yield return new Conflicts(session, route).IdOf(record.Kind, record.Id, id);
    }
}
