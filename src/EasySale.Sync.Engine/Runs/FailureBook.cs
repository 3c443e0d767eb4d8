using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Failures that a group opens and resolves, stored before its links say so.</summary>
internal sealed class FailureBook(StepSession session, JournalPosition position)
{
    private readonly List<FailedRecord> _failed = [];
    private readonly List<string> _resolved = [];

    /// <summary>The record's link with the failure on it. A group begun again after a crash is the same attempt.</summary>
    public Link Open(RecordKey record, SyncException failure, Link? link)
    {
        link ??= new Link { SourceId = record.Id };
        var open = Attempt(link.Failure);
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
        });
        return link with { Failure = open, ContentHash = null };
    }

    public void Resolve(RecordKey record) => _resolved.Add(IdOf(record));

    public Task Save(CancellationToken cancellation) => session.Stores.Failures.Save(session.Run.Tenant, _failed, _resolved, cancellation);

    private string IdOf(RecordKey record) => FailedRecord.IdOf(session.Run.Source, session.Run.Target, record);

    private OpenFailure Attempt(OpenFailure? before)
    {
        var here = position.ToString();
        if (before is null) return new OpenFailure(1, session.Now, here);
        return before.CountedBy == here ? before : before with { Attempts = before.Attempts + 1, CountedBy = here };
    }
}
