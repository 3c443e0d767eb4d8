using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Failures that a group opens and resolves, stored before its links say so.</summary>
internal sealed class FailureBook(StepSession session, JournalPosition position)
{
    private readonly List<FailedRecord> _failed = [];
    private readonly List<string> _resolved = [];
    private readonly List<PlannedPayload> _refused = [];

    /// <summary>The record's link with the failure on it. A group begun again after a crash is the same attempt.</summary>
    public Link Open(RecordKey record, FailedContent content, SyncException failure, Link? link)
    {
        link ??= new Link { SourceId = record.Id };
        var open = Attempt(link.Failure, failure.Cause == FailureCause.TryAgain) with { Content = content };
        var retries = failure.Code == Mismatch.Code ? Mismatch.Tries - 1 : session.Settings.MaxRetries;
        _failed.Add(new FailedRecord
        {
            Id = IdOf(record),
            Kind = record.Kind,
            SourceId = record.Id,
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
            NextTryAt = NextTry(open, retries),
        });
        return link with { Failure = open, ContentHash = null, IsDismissed = link.IsDismissed && failure.Code == DismissedRecords.Code };
    }

    /// <summary>Keeps what was refused of a failed record as it was planned, for people to look at and to correct.</summary>
    public void Keep(PlannedRecord planned, IEnumerable<SentOperation> sent)
    {
        var refused = sent.Where(one => one.Answer is { Failure: not null } && one.Operation.Action != OperationAction.Adopt).Select(Planned).ToList();
        if (planned.ContentHash is { } content && refused.Count > 0) _refused.Add(new PlannedPayload(IdOf(planned.Key), content, refused));
    }

    public void Resolve(RecordKey record) => _resolved.Add(IdOf(record));

    /// <summary>Saves what is new. The failures come last: one that is tried again by itself has its retry entered already.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        var (tenant, stores) = (session.Run.Tenant, session.Stores);
        var waiting = _failed.Where(failure => failure.NextTryAt is not null).Select(failure => new WaitingRetry(failure.Id, failure.NextTryAt!.Value));
        await stores.Retries.Put(tenant, session.Run.SyncId, waiting, cancellation);
        var kept = _refused.Select(payload => payload.Id).ToHashSet();
        var without = _failed.Select(failure => failure.Id).Concat(_resolved).Where(id => !kept.Contains(id));
        await stores.Payloads.Save(tenant, _refused, without, cancellation);
        await stores.Failures.Save(tenant, _failed, _resolved, cancellation);
        session.Telemetry?.Failed(_failed, position);
    }

    // The intent's own body, placeholders in it; where that lies outside its row, as it was sent.
    private static PlannedOperation Planned(SentOperation one) => new(
        one.Operation.Purpose, one.Operation.Action, one.Operation.Entity, one.Link.Intent!.Body ?? new ExactJson(one.Operation.Body));

    private DateTimeOffset? NextTry(OpenFailure open, int retries) =>
        open.Passing > 0 && open.Passing <= retries ? session.Now + session.RetryDelay.After(open.Passing) : null;

    private string IdOf(RecordKey record) => FailedRecord.IdOf(session.Run.Source, session.Run.Target, record);

    private OpenFailure Attempt(OpenFailure? before, bool passes)
    {
        var here = position.ToString();
        if (before is null) return new OpenFailure(1, session.Now, here) { Passing = passes ? 1 : 0 };
        if (before.CountedBy == here) return before;
        return before with { Attempts = before.Attempts + 1, CountedBy = here, Passing = passes ? before.Passing + 1 : 0 };
    }
}
