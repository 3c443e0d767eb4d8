namespace EasySale.Sync.Engine.Stores.Conflicts;

public enum ConflictType
{
    /// <summary>Both sides changed the same record, and not to the same.</summary>
    DataMismatch,

    /// <summary>Several records of the other side could be this one, or the one that could be is another's already.</summary>
    DuplicateKey,

    /// <summary>The target refused the record.</summary>
    ValidationError,

    /// <summary>The target refused us, or the settings do not do.</summary>
    AuthError,

    /// <summary>It was tried again by itself as often as the tenant allows.</summary>
    RetryExhausted,
}
