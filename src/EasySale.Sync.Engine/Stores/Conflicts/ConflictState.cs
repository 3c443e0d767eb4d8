namespace EasySale.Sync.Engine.Stores.Conflicts;

public enum ConflictState
{
    Open,

    /// <summary>Somebody decided; a run has yet to do it.</summary>
    Decided,
    Resolved,
}
