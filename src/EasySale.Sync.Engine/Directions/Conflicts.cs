using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Decides collisions: by the route's strategy, else by what a person said, else a person is asked.</summary>
internal sealed class Conflicts(StepSession session, TwoWayRoute route)
{
    private const string Gone = "gone";

    /// <param name="ourId">The id on our side.</param>
    /// <param name="theirId">The id on theirs.</param>
    /// <param name="ours">Our record; null where it was deleted.</param>
    /// <param name="theirs">Theirs; null where it was deleted.</param>
    /// <param name="groups">What collides; nothing where one side was deleted.</param>
    /// <param name="link">Their link.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<Verdict> Decide(
        string ourId, string theirId, CommerceRecord? ours, CommerceRecord? theirs, IReadOnlyList<string> groups, Link link, CancellationToken cancellation)
    {
        var found = Found(ourId, theirId, ours, theirs, groups, ours is null || theirs is null || link.Agreed?.Ours.Count is > 0);
        var winner = Arbiter.OursWin(route, ours, theirs);
        // A strategy chosen since does not take back what a person has decided.
        var there = winner is null || link.HasConflict ? await session.Stores.TwoWay.Conflicts.Find(session.Run.Tenant, found.Id, cancellation) : null;
        if (there is { State: not ConflictState.Resolved, Decision: { } decision } && (there.SourceSeen, there.TargetSeen) == (found.SourceSeen, found.TargetSeen))
            return new Verdict((decision.Choice == ConflictChoice.Reject) == route.IsWayBack, there, decision.Custom);
        if (winner is not null)
            return new Verdict(winner, ours is null || theirs is null ? found.Resolved(session.Now) with { Decision = ByStrategy, Version = there?.Version } : null);
        if (there is null || there.State == ConflictState.Resolved) return new Verdict(null, found with { Version = there?.Version });
        return new Verdict(null, found with { Version = there.Version, FirstAt = there.FirstAt, OpenedBy = found.OpenedOver(there), Tries = there.SyncId == session.Run.SyncId ? there.Tries : there.Tries + 1 });
    }

    /// <summary>The id of the pair's conflict.</summary>
    public string IdOf(RecordKind kind, string ourId, string theirId) =>
        Conflict.IdOf(route.Settings.Source, route.Settings.Target, new RecordKey(kind, route.IsWayBack ? theirId : ourId));

    private ConflictDecision ByStrategy => new(ConflictChoice.Strategy, ConflictDecision.BySystem, session.Now);

    private Conflict Found(string ourId, string theirId, CommerceRecord? ours, CommerceRecord? theirs, IReadOnlyList<string> groups, bool wereLinked)
    {
        var (source, target) = route.IsWayBack ? (theirs, ours) : (ours, theirs);
        var shape = route.Shape(ours is null, theirs is null, wereLinked);
        return new Conflict
        {
            Id = IdOf(route.Settings.Kind, ourId, theirId),
            Type = ConflictType.DataMismatch,
            Shape = shape,
            Kind = route.Settings.Kind,
            Source = route.Settings.Source,
            Target = route.Settings.Target,
            SourceId = route.IsWayBack ? theirId : ourId,
            TargetId = route.IsWayBack ? ourId : theirId,
            Message = ConflictTexts.Of(shape, route.Settings, groups),
            Groups = groups,
            SourceValues = Values(source),
            TargetValues = Values(target),
            SourceModifiedAt = source?.ModifiedAt,
            TargetModifiedAt = target?.ModifiedAt,
            SourceSeen = Seen(source),
            TargetSeen = Seen(target),
            FirstAt = session.Now,
            LastAt = session.Now,
            SyncId = session.Run.SyncId,
            OpenedBy = session.Run.SyncId,
        };
    }

    private string Seen(CommerceRecord? record) => record is null ? Gone : GroupHash.Of(route.Groups, record);

    private JsonElement? Values(CommerceRecord? record)
    {
        if (record is null) return null;
        var shown = route.Groups.SelectMany(group => FieldValues.Shown(group, record)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()));
        return JsonSerializer.SerializeToElement(new JsonObject(shown));
    }
}
