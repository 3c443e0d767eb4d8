using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// Before records are made: looks for them in the target by the natural keys the route is set to. One that is found is linked; where
/// several could be it, or the only one is another's, a person decides.
/// </summary>
internal sealed class Matching(StepSession session)
{
    public async Task<IReadOnlyList<PlannedRecord>> Match(TargetStream target, IReadOnlyList<PlannedRecord> weighed, LinkSheet sheet, CancellationToken cancellation)
    {
        var unlinked = weighed.Where(one => one is { Decided: null, Record.IsDeleted: false } && sheet.Find(one.Key.Id)?.TargetId is null).ToList();
        var found = await Find(target, [.. unlinked.Select(one => one.Record!)], cancellation);
        if (found.Count == 0) return weighed;
        var owners = await Owners(target.Kind, found.Values.SelectMany(candidates => candidates).Select(candidate => candidate.Id), cancellation);
        var matched = new Dictionary<RecordKey, PlannedRecord>();
        foreach (var one in unlinked.Where(one => found.ContainsKey(one.Key)))
            matched[one.Key] = await Match(one, found[one.Key], owners, sheet, cancellation);
        await new CandidateVersions(session).Show(target.Kind, matched, cancellation);
        return [.. weighed.Select(one => matched.GetValueOrDefault(one.Key, one))];
    }

    /// <summary>Record → what could be it, by the first of the route's keys that finds anything.</summary>
    public async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> Find(
        TargetStream target, IReadOnlyList<CommerceRecord> unlinked, CancellationToken cancellation)
    {
        var found = new Dictionary<RecordKey, IReadOnlyList<Candidate>>();
        foreach (var key in session.MatchedBy(target.Kind).Intersect(target.FindsBy))
        {
            var rest = unlinked.Where(record => !found.ContainsKey(record.Key)).ToList();
            if (rest.Count == 0) break;
            foreach (var (record, candidates) in await target.FindCandidates(rest, key, cancellation))
                if (candidates.Count > 0) found[record] = [.. candidates.DistinctBy(candidate => candidate.Id)];
        }

        return found;
    }

    /// <summary>Candidate → the record it belongs to already; known on two-way routes, whose links are kept both ways. Guests own nothing.</summary>
    private async Task<Dictionary<string, string>> Owners(RecordKind kind, IEnumerable<string> candidates, CancellationToken cancellation)
    {
        var owners = new Dictionary<string, string>();
        var ids = candidates.Distinct().ToList();
        if (session.TwoWay(kind) is null || ids.Count == 0) return owners;
        var sheet = await session.Stores.Links.Read(session.WayBack().Scope(kind), ids, cancellation);
        foreach (var id in ids)
            if (sheet.Find(id) is { TargetId: { } owner, IsCarried: false }) owners[id] = owner;
        return owners;
    }

    private async Task<PlannedRecord> Match(
        PlannedRecord planned, IReadOnlyList<Candidate> candidates, Dictionary<string, string> owners, LinkSheet sheet, CancellationToken cancellation)
    {
        var only = candidates.Count == 1 ? candidates[0] : null;
        if (only is not null && planned.IsCarried) return Linked(planned, only, sheet);
        if (only is not null && owners.TryAdd(only.Id, planned.Key.Id)) return Linked(planned, only, sheet);
        if (only is not null && owners[only.Id] == planned.Key.Id) return Linked(planned, only, sheet);
        var conflict = new CandidateConflict(session).Of(planned, candidates);
        var there = await session.Stores.TwoWay.Conflicts.Find(session.Run.Tenant, conflict.Id, cancellation);
        if (there is not { Decision: { } decision, State: ConflictState.Decided } || there.TargetSeen != conflict.TargetSeen)
            return planned with { Decided = OutcomeKind.Skipped, SkipReason = conflict.Message, SkipsForNow = true, Conflict = CandidateConflict.Again(conflict, there) };
        var chosen = decision.Choice == ConflictChoice.Custom ? candidates.First(candidate => candidate.Id == ConflictDecision.ChosenIn(decision.Custom!.Value)) : null;
        // Chosen for two records before either was linked.
        if (chosen is not null && !owners.TryAdd(chosen.Id, planned.Key.Id) && owners[chosen.Id] != planned.Key.Id)
            return planned with { Decided = OutcomeKind.Skipped, SkipReason = conflict.Message, SkipsForNow = true, Conflict = CandidateConflict.Again(conflict, there) };
        planned = planned with { Conflict = there.Resolved(session.Now) };
        return decision.Choice switch
        {
            ConflictChoice.Custom => Linked(planned, chosen!, sheet),
            ConflictChoice.Reject => planned with { Decided = OutcomeKind.Skipped, SkipReason = ConflictTexts.LeftAlone },
            _ => planned,
        };
    }

    private PlannedRecord Linked(PlannedRecord planned, Candidate candidate, LinkSheet sheet)
    {
        var link = sheet.Find(planned.Key.Id) ?? new Link { SourceId = planned.Key.Id, IsCarried = planned.IsCarried };
        var agreed = session.TwoWay(planned.Key.Kind) is null ? null : Agreement.None;
        sheet.Set(link with { TargetId = candidate.Id, TargetVersion = candidate.Version, Entity = candidate.Entity, Agreed = agreed });
        // Whoever carries it tells what they know of it, not what it is.
        return planned with { IsAdopted = planned.IsCarried };
    }
}
