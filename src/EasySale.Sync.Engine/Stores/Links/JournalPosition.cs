namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>Where an outcome is journalled: run, step, group.</summary>
public readonly record struct JournalPosition(string SyncId, int Step, long Group)
{
    public override string ToString() => $"{SyncId}/{Step}/{Group}";

    /// <summary>Whether a stored position belongs to a run, in any of its groups.</summary>
    public static bool IsOfRun(string position, string syncId) => position.StartsWith(syncId + "/", StringComparison.Ordinal);
}
