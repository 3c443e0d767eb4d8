using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>A run that goes on or waits for its turn, and what it keeps others from doing.</summary>
public sealed record ActiveRun(string SyncId, string Source, string Target, IReadOnlyList<RecordKind> Kinds, bool Queued)
{
    public bool Overlaps(ActiveRun other) => Source == other.Source && Target == other.Target && Kinds.Intersect(other.Kinds).Any();
}
