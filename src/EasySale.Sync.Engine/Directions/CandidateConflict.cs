using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Directions;

/// <summary>The conflict about a record that several of the target could be. Source and target as the run goes.</summary>
internal sealed class CandidateConflict(StepSession session)
{
    public Conflict Of(PlannedRecord planned, IReadOnlyList<Candidate> candidates)
    {
        var run = session.Run;
        var ids = candidates.Select(candidate => candidate.Id).Order(StringComparer.Ordinal).ToList();
        return new Conflict
        {
            Id = Conflict.IdOf(run.Source, run.Target, planned.Key),
            Type = ConflictType.DuplicateKey,
            Kind = planned.Key.Kind,
            Source = run.Source,
            Target = run.Target,
            SourceId = planned.Key.Id,
            Message = ids.Count == 1 ? ConflictTexts.Taken(run.Target) : ConflictTexts.Candidates(run.Target, ids.Count),
            SourceValues = Shown(planned.Record!),
            SourceModifiedAt = planned.Record!.ModifiedAt,
            SourceSeen = "",
            TargetSeen = string.Join('\n', ids),
            Candidates = ids,
            FirstAt = session.Now,
            LastAt = session.Now,
            SyncId = run.SyncId,
            OpenedBy = run.SyncId,
        };
    }

    /// <summary>Every field of a record, as people see it.</summary>
    public static JsonElement Shown(CommerceRecord record)
    {
        var shown = FieldGroups.Of(record.Kind).SelectMany(group => FieldValues.Shown(group, record));
        return JsonSerializer.SerializeToElement(new JsonObject(shown.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))));
    }

    /// <summary>The conflict met once more.</summary>
    public static Conflict Again(Conflict conflict, Conflict? there) => there is null || there.State == ConflictState.Resolved
        ? conflict with { Version = there?.Version }
        : conflict with
        {
            Version = there.Version,
            FirstAt = there.FirstAt,
            OpenedBy = conflict.OpenedOver(there),
            TargetValues = there.TargetSeen == conflict.TargetSeen ? there.TargetValues : null,
            Tries = there.SyncId == conflict.SyncId ? there.Tries : there.Tries + 1,
        };
}
