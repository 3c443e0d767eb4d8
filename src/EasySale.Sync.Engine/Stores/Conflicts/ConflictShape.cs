namespace EasySale.Sync.Engine.Stores.Conflicts;

/// <summary>What happened on the route's source, and what on its target.</summary>
public enum ConflictShape
{
    EditEdit,
    EditDelete,
    DeleteEdit,

    /// <summary>Both had it before they were linked.</summary>
    CreateCreate,
}
