using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// What the target should have of a record, as its link keeps it: a comparison of both sides shows what is missing there, and what is
/// there and should not be. Pure.
/// </summary>
internal static class OwedAmount
{
    /// <summary>Of a record that failed. One that cannot be read is owed what it was; one the source gave up is owed nothing.</summary>
    public static Link OfFailed(PlannedRecord planned, Link link)
    {
        if (planned.Failure is { OwesNothing: true } || planned.Drafts.Any(IsRemoval)) return Told(planned, link) with { SourceAmount = null };
        return planned.Record?.Total is { } total ? Told(planned, link) with { SourceAmount = total.Amount } : link;
    }

    /// <summary>Of a record that was written, skipped or left as it is.</summary>
    /// <param name="planned">The record.</param>
    /// <param name="link">Its link after the target's answers, before the record is settled.</param>
    /// <param name="skip">Why nothing of it is to be in the target; null where something is.</param>
    public static Link OfSettled(PlannedRecord planned, Link link, string? skip) => Told(planned, link) with { SourceAmount = Amount(planned, link, skip) };

    private static bool IsRemoval(Draft draft) => draft is { Purpose: Purposes.Record, Action: OperationAction.Delete or OperationAction.Void };

    private static decimal? Amount(PlannedRecord planned, Link link, string? skip)
    {
        if (planned.Record is null) return null;
        if (skip is null || planned.IsUndecided) return planned.Record.Total?.Amount;
        return planned.IsSkippedAs(link) || IsSuperseded(planned, link) ? link.SourceAmount : null;
    }

    // What the target has instead is newer and no news to this link: it counts as it was written last.
    private static bool IsSuperseded(PlannedRecord planned, Link link) => planned.SkipReason is null && !link.IsVoided;

    // A record that is gone keeps the day and currency in which the target's is shown.
    private static Link Told(PlannedRecord planned, Link link) => planned.Record is not { } record ? link : link with
    {
        Currency = record.Total?.Currency,
        Parts = record.Parts,
    };
}
