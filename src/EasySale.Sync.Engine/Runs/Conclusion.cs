using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs.Destroying;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Ends a group: failures shown, journal written, links confirmed, in this order, so that a crash between them hides nothing.</summary>
/// <param name="session">The slice.</param>
/// <param name="journal">The group's journal.</param>
/// <param name="mappingVersion">The version its records were planned with.</param>
/// <param name="isLastTry">Records that moved are not planned anew any more: they fail.</param>
internal sealed class Conclusion(StepSession session, GroupJournal journal, string mappingVersion, bool isLastTry)
{
    private readonly FailureBook _failures = new(session, journal.Position);
    private readonly ConflictBook _conflicts = new(session);

    /// <returns>One outcome per record; none for records whose write is still in doubt, or that must be planned anew.</returns>
    public async Task<IReadOnlyList<Outcome>> Conclude(
        IReadOnlyList<PlannedRecord> planned, IReadOnlyList<SentOperation> sent, LinkSheet sheet, CancellationToken cancellation)
    {
        var byRecord = sent.ToLookup(one => one.Operation.Record);
        var outcomes = new List<Outcome>(planned.Count);
        var wayBack = new WayBackLinks(session, sheet.Scope.Kind);
        foreach (var record in planned)
        {
            List<SentOperation> operations = [.. byRecord[record.Key]];
            var before = operations.FirstOrDefault(one => one.Operation.Purpose == Purposes.Record)?.Link ?? sheet.Find(record.Key.Id);
            if (Conclude(record, operations, sheet) is { } outcome) outcomes.Add(outcome);
            if (sheet.Find(record.Key.Id) is { } after) wayBack.Follow(before, after, operations);
        }

        await _failures.Save(cancellation);
        await _conflicts.Save(cancellation);
        await new DestructionLog(session).Tell(sheet.Scope, sent, cancellation);
        await journal.Save(cancellation);
        await wayBack.Save(cancellation);
        await session.Stores.Links.Save(sheet, Confirmation.StillOurs(sent), cancellation);
        return outcomes;
    }

    private Outcome? Conclude(PlannedRecord planned, IReadOnlyList<SentOperation> sent, LinkSheet sheet)
    {
        if (planned.IsLeft) return new Outcome(planned.Key, OutcomeKind.Unchanged);
        var isWrittenHere = sheet.Of(planned.Key.Id).Any(link => link.LastWrite == journal.Position.ToString());
        var alreadyCounted = Contribution.Counted(sheet, planned.Key.Id, journal.Position);
        var duplicate = DuplicateKeys.Refusal(planned, sent);
        foreach (var one in sent.Where(one => one.Answer is not null))
        {
            journal.Add(one, isSkipped: duplicate is not null);
            sheet.Set(Confirmation.After(one, journal.Position));
        }

        if (sent.Any(IsOpen)) return LeaveOpen(planned, sent, sheet);
        if (sent.Count == 0) journal.Add(planned);
        if (duplicate is not null) return SkipDuplicate(planned, sent, duplicate, sheet) with { Amounts = Contribution.Of(sheet, planned.Key.Id, alreadyCounted) };
        var failure = planned.Failure ?? sent.Select(Failure).FirstOrDefault(failure => failure is not null);
        Mark(planned, sent, failure, sheet);
        return Outcome(planned, sent, failure, isWrittenHere) with { Amounts = Contribution.Of(sheet, planned.Key.Id, alreadyCounted) };
    }

    private Outcome SkipDuplicate(PlannedRecord planned, IReadOnlyList<SentOperation> sent, SyncException refusal, LinkSheet sheet)
    {
        planned = new DuplicateKeys(session).Skipped(planned, refusal);
        Mark(planned, sent, null, sheet);
        sheet.Set(OwedAmount.OfFailed(planned, sheet.Find(planned.Key.Id)!));
        return new Outcome(planned.Key, OutcomeKind.Skipped) { Reason = planned.SkipReason, Failure = refusal };
    }

    private bool IsOpen(SentOperation one) => one.Answer is null || (one.Answer.HasMoved && !isLastTry);

    private static SyncException? Failure(SentOperation one) =>
        one.Answer!.HasMoved ? Mismatch.Of(one.Operation.Record, one.Operation.RequestId) : one.Answer.Failure;

    // What was written and is wrong is not asked again when the rest of the record is.
    private Outcome? LeaveOpen(PlannedRecord planned, IReadOnlyList<SentOperation> sent, LinkSheet sheet)
    {
        if (sent.FirstOrDefault(one => one.IsQuestioned) is { } questioned)
            sheet.Set(_failures.Open(planned.Key, Content(planned), questioned.Answer!.Failure!, sheet.Find(planned.Key.Id)));
        return null;
    }

    private void Mark(PlannedRecord planned, IReadOnlyList<SentOperation> sent, SyncException? failure, LinkSheet sheet)
    {
        var link = sheet.Find(planned.Key.Id);
        if (failure is not null)
        {
            sheet.Set(OwedAmount.OfFailed(planned, _failures.Open(planned.Key, Content(planned), failure, link)));
            _failures.Keep(planned, sent);
            return;
        }

        _conflicts.Enter(planned, link);
        if (!planned.StaysFailed && Succeeded(planned, sent, link) is { } settled && settled != link) sheet.Set(settled);
    }

    private FailedContent Content(PlannedRecord planned) => new(planned.ContentHash, mappingVersion);

    private Link? Succeeded(PlannedRecord planned, IReadOnlyList<SentOperation> sent, Link? link)
    {
        // An attempt that was cut off may have shown a failure that no link tells of.
        if (link is { Failure: not null } or { IsDismissed: true } || journal.IsResumed) _failures.Resolve(planned.Key);
        if (planned.ContentHash is null) return link is null ? null : link with { Failure = null };
        link ??= new Link { SourceId = planned.Key.Id, IsCarried = planned.IsCarried };
        var skip = Skip(planned, sent);
        return OwedAmount.OfSettled(planned, link, skip) with
        {
            // What was skipped for want of another record is planned anew when it comes again: its own content will be the same.
            ContentHash = planned.SkipsForNow ? null : planned.ContentHash,
            MappingVersion = mappingVersion,
            ModifiedAt = planned.Record?.ModifiedAt,
            Mark = planned.Record?.Mark,
            IsCarried = link.IsCarried && planned is { IsCarried: true } or { Record: null },
            SkipReason = skip,
            Agreed = sent.Count > 0 ? link.Agreed : planned.Agreed ?? link.Agreed,
            HasConflict = ConflictBook.IsOpen(planned, link),
            IsDismissed = link.IsDismissed && planned.IsSkippedAs(link),
            Failure = null,
        };
    }

    private static Outcome Outcome(PlannedRecord planned, IReadOnlyList<SentOperation> sent, SyncException? failure, bool isWrittenHere)
    {
        if (failure is not null || planned.StaysFailed) return new Outcome(planned.Key, OutcomeKind.Failed) { Failure = failure };
        var skip = Skip(planned, sent);
        if (skip is not null) return new Outcome(planned.Key, OutcomeKind.Skipped) { Reason = skip, IsUndecided = planned.IsUndecided };
        return new Outcome(planned.Key, sent.Count > 0 || isWrittenHere ? OutcomeKind.Written : OutcomeKind.Unchanged);
    }

    private static string? Skip(PlannedRecord planned, IReadOnlyList<SentOperation> sent) =>
        planned.SkipReason ?? sent.Select(one => one.Answer!.SkipReason).FirstOrDefault(reason => reason is not null);
}
