namespace EasySale.Sync.Engine.Connecting;

public enum OperationAction
{
    Create,
    Update,

    /// <summary>Creates or updates by key, whichever is needed.</summary>
    Upsert,
    Void,

    /// <summary>Takes over a record found in the target by its natural key, as it is: a link is made and nothing is sent.</summary>
    Adopt,
    Delete,
}
