using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>
/// Which failures wait for a person, and as what. What is tried again by itself is none of them: a record that moved is merged anew
/// each time, and waits for a person after its third try.
/// </summary>
public static class FailureConflicts
{
    /// <summary>What the id of such a conflict begins with; the failure's id follows.</summary>
    public const string Prefix = "failure-";

    /// <summary>Null for what is no matter of a person.</summary>
    public static ConflictType? TypeOf(FailedRecord failure) => failure.Cause switch
    {
        FailureCause.FixRecord => DuplicateKeys.Is(failure.Cause, failure.Code) ? ConflictType.DuplicateKey : ConflictType.ValidationError,
        FailureCause.FixSettings => ConflictType.AuthError,
        FailureCause.TryAgain when failure.NextTryAt is null => failure.Code == Mismatch.Code ? ConflictType.DataMismatch : ConflictType.RetryExhausted,
        _ => null,
    };
}
