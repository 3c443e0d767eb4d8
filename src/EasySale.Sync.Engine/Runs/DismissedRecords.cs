using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// Records that failed and that a person has seen to by hand. What the target has not got from us may have been entered there by hand
/// meanwhile, so it is never written by itself any more: unchanged it is left alone, changed it asks. What the target has got is
/// updated as all others are.
/// </summary>
internal static class DismissedRecords
{
    /// <summary>Code of a dismissed record that is otherwise now.</summary>
    public const string Code = "record.changed_since_dismissed";

    /// <summary>What runs say of a record that is left alone.</summary>
    public const string SeenTo = "It failed, and a person has seen to it by hand.";

    /// <summary>Whether a person must be asked before anything is written.</summary>
    /// <param name="own">The record's own link.</param>
    /// <param name="all">All its links.</param>
    public static bool Are(Link? own, IEnumerable<Link> all) => own is { IsDismissed: true } && all.All(link => link is { TargetId: null, Intent: null });

    /// <summary>The record, decided: left alone, or failed.</summary>
    public static PlannedRecord Decide(PlannedRecord planned, Link own) => own.Failure is null && own.ContentHash == planned.ContentHash
        ? planned with { Decided = OutcomeKind.Skipped, SkipReason = SeenTo }
        : planned.Fail(Changed(planned.Key));

    private static SyncException Changed(RecordKey record) => new(
        FailureCause.FixRecord,
        Code,
        $"{record} failed earlier, and a person saw to it by hand. It has changed since. If it was entered in the target by hand, change it there too and " +
        "dismiss this; if it was not, try this one again by itself, and it is written.",
        record.ToString());
}
