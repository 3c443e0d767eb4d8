using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Ends a group: failures shown, journal written, links confirmed, in this order, so that a crash between them hides nothing.</summary>
internal sealed class Conclusion(StepSession session, GroupJournal journal, string mappingVersion)
{
    private readonly List<FailedRecord> _failed = [];
    private readonly List<string> _resolved = [];

    /// <returns>One outcome per record; none for records whose write is still in doubt.</returns>
    public async Task<IReadOnlyList<Outcome>> Conclude(
        IReadOnlyList<PlannedRecord> planned, IReadOnlyList<SentOperation> sent, LinkSheet sheet, CancellationToken cancellation)
    {
        var byRecord = sent.ToLookup(one => one.Operation.Record);
        var outcomes = new List<Outcome>(planned.Count);
        foreach (var record in planned)
            if (Conclude(record, [.. byRecord[record.Key]], sheet) is { } outcome) outcomes.Add(outcome);
        await session.Stores.Failures.Save(session.Run.Tenant, _failed, _resolved, cancellation);
        await journal.Save(cancellation);
        await session.Stores.Links.Save(sheet, Confirmation.StillOurs(sent), cancellation);
        return outcomes;
    }

    private Outcome? Conclude(PlannedRecord planned, IReadOnlyList<SentOperation> sent, LinkSheet sheet)
    {
        var before = sheet.Find(planned.Key.Id);
        var alreadyCounted = Contribution.Counted(sheet, planned.Key.Id, journal.Position);
        foreach (var one in sent.Where(one => one.Answer is not null))
        {
            journal.Add(one);
            sheet.Set(Confirmation.After(one, journal.Position));
        }

        if (sent.Any(one => one.Answer is null)) return null;
        if (sent.Count == 0) journal.Add(planned);
        var failure = planned.Failure ?? sent.Select(one => one.Answer!.Failure).FirstOrDefault(failure => failure is not null);
        Mark(planned, sent, failure, sheet);
        return Outcome(planned, sent, failure, before) with { Amounts = Contribution.Of(sheet, planned.Key.Id, alreadyCounted) };
    }

    private void Mark(PlannedRecord planned, IReadOnlyList<SentOperation> sent, SyncException? failure, LinkSheet sheet)
    {
        var link = sheet.Find(planned.Key.Id);
        if (failure is not null) sheet.Set(Failed(planned, failure, link ?? new Link { SourceId = planned.Key.Id }));
        else if (Succeeded(planned, sent, link) is { } settled && settled != link) sheet.Set(settled);
    }

    private Link Failed(PlannedRecord planned, SyncException failure, Link link)
    {
        var open = Attempt(link.Failure);
        _failed.Add(new FailedRecord
        {
            Id = FailedRecord.IdOf(session.Run.Source, session.Run.Target, planned.Key),
            Kind = planned.Key.Kind,
            SourceId = planned.Key.Id,
            Source = session.Run.Source,
            Target = session.Run.Target,
            Cause = failure.Cause,
            Code = failure.Code,
            Message = failure.MerchantMessage,
            Detail = failure.Detail,
            Attempts = open.Attempts,
            FirstAt = open.FirstAt,
            LastAt = session.Now,
            SyncId = session.Run.SyncId,
        });
        return link with { Failure = open, ContentHash = null };
    }

    private OpenFailure Attempt(OpenFailure? before)
    {
        var here = journal.Position.ToString();
        if (before is null) return new OpenFailure(1, session.Now, here);
        return before.CountedBy == here ? before : before with { Attempts = before.Attempts + 1, CountedBy = here };
    }

    private Link? Succeeded(PlannedRecord planned, IReadOnlyList<SentOperation> sent, Link? link)
    {
        if (link?.Failure is not null) _resolved.Add(FailedRecord.IdOf(session.Run.Source, session.Run.Target, planned.Key));
        if (planned.ContentHash is null) return link is null ? null : link with { Failure = null };
        link ??= new Link { SourceId = planned.Key.Id };
        var skip = Skip(planned, sent);
        return link with
        {
            ContentHash = planned.ContentHash,
            MappingVersion = mappingVersion,
            SkipReason = skip,
            SourceAmount = skip is null ? planned.Record?.Total?.Amount : null,
            Currency = planned.Record?.Total?.Currency,
            Failure = null,
        };
    }

    private Outcome Outcome(PlannedRecord planned, IReadOnlyList<SentOperation> sent, SyncException? failure, Link? before)
    {
        if (failure is not null) return new Outcome(planned.Key, OutcomeKind.Failed) { Failure = failure };
        var skip = Skip(planned, sent);
        if (skip is not null) return new Outcome(planned.Key, OutcomeKind.Skipped) { Reason = skip };
        var written = sent.Count > 0 || before?.LastWrite == journal.Position.ToString();
        return new Outcome(planned.Key, written ? OutcomeKind.Written : OutcomeKind.Unchanged);
    }

    private static string? Skip(PlannedRecord planned, IReadOnlyList<SentOperation> sent) =>
        planned.SkipReason ?? sent.Select(one => one.Answer!.SkipReason).FirstOrDefault(reason => reason is not null);
}
