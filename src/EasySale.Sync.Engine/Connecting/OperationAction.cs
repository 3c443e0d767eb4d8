namespace EasySale.Sync.Engine.Connecting;

public enum OperationAction
{
    Create,
    Update,

    /// <summary>Creates or updates by key, whichever is needed.</summary>
    Upsert,
    Void,
    Delete,
}
