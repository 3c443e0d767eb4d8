using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Directions;

/// <summary>What the candidates of a conflict say, for the person who must choose: read once, all of a group together, where the target can be read.</summary>
internal sealed class CandidateVersions(StepSession session)
{
    /// <summary>So many of a conflict are shown with their fields; of more a person looks up the rest.</summary>
    private const int MostShown = 5;

    /// <summary>Adds them to the open conflicts that do not have them yet.</summary>
    public async Task Show(RecordKind kind, Dictionary<RecordKey, PlannedRecord> planned, CancellationToken cancellation)
    {
        var blind = planned.Values.Where(one => one.Conflict is { State: ConflictState.Open, TargetValues: null }).ToList();
        if (blind.Count == 0 || !session.ReadsOtherSide(kind)) return;
        var ids = blind.SelectMany(one => one.Conflict!.Candidates.Take(MostShown)).Distinct().ToList();
        var there = (await session.OtherSide(kind).ReadByIds(ids, cancellation)).Where(item => item.Record is not null).DistinctBy(item => item.Id).ToDictionary(item => item.Id, item => item.Record!);
        foreach (var one in blind)
            planned[one.Key] = one with { Conflict = one.Conflict! with { TargetValues = Shown(one.Conflict.Candidates.Take(MostShown), there) } };
    }

    private static JsonElement Shown(IEnumerable<string> candidates, Dictionary<string, CommerceRecord> there) => JsonSerializer.SerializeToElement(new JsonObject(
        candidates.Where(there.ContainsKey).Select(id => KeyValuePair.Create(id, (JsonNode?)JsonObject.Create(CandidateConflict.Shown(there[id]))))));
}
