using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>A run that goes on or waits for its turn, and what it keeps others from doing.</summary>
public sealed record ActiveRun(string SyncId, string Source, string Target, IReadOnlyList<RecordKind> Kinds, bool Queued)
{
    /// <summary>Whether the two may not go on at the same time: one kind between the same connections, to or fro.</summary>
    public bool Overlaps(ActiveRun other) =>
        ((Source, Target) == (other.Source, other.Target) || (Source, Target) == (other.Target, other.Source)) && Kinds.Intersect(other.Kinds).Any();
}
