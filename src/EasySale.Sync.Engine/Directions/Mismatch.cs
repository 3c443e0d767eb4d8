using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// A record the target changed while it was written. It is read, merged and sent anew at once; moved again, its attempt has failed. After
/// the third it waits for a person, whatever the tenant allows other failures.
/// </summary>
internal static class Mismatch
{
    public const string Code = "record.moved";

    /// <summary>Attempts before a person is asked.</summary>
    public const int Tries = 3;

    public static SyncException Of(RecordKey record, string requestId) => new(
        FailureCause.TryAgain, Code, $"{record} was changed there at the same time, twice in a row. It is tried again by itself, {Tries} times in all; then a person must look.", requestId);
}
