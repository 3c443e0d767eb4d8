using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>A run that goes on or waits for its turn, and what it keeps others from doing.</summary>
public sealed record ActiveRun(string SyncId, string Source, string Target, IReadOnlyList<RecordKind> Kinds, bool Queued)
{
    /// <summary>It is no run, and takes no run's place: something between the connections is being changed that no run may begin without.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHold { get; init; }

    /// <summary>Keeps out whatever writes between two connections.</summary>
    public static ActiveRun Hold(string id, string source, string target) => new(id, source, target, Enum.GetValues<RecordKind>(), Queued: false) { IsHold = true };

    /// <summary>Whether the two may not go on at the same time: one kind between the same connections, to or fro.</summary>
    public bool Overlaps(ActiveRun other) =>
        ((Source, Target) == (other.Source, other.Target) || (Source, Target) == (other.Target, other.Source)) && Kinds.Intersect(other.Kinds).Any();
}
