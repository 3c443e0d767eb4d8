using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>The journal of the group at hand: written before its links are confirmed, so that a confirmed write is always told.</summary>
internal sealed class GroupJournal(StepSession session, JournalPosition position)
{
    private readonly List<JournalEntry> _entries = [];
    private int _saved;

    public JournalPosition Position => position;

    /// <summary>An interrupted attempt at the same group came before.</summary>
    public bool IsResumed { get; private set; }

    /// <summary>Records of other kinds this group wrote because its own needed them, whichever attempt at it did.</summary>
    public long BroughtAlong(RecordKind own) => _entries
        .Where(entry => entry.Kind != own && entry is { Result: "written", AnnouncedBy: null })
        .DistinctBy(entry => (entry.Kind, entry.SourceId))
        .Count();

    /// <summary>Takes over what an interrupted attempt at the same group has told already.</summary>
    public async Task Resume(CancellationToken cancellation)
    {
        _entries.AddRange(await session.Stores.Journal.Read(session.Run.Tenant, position, cancellation));
        _saved = _entries.Count;
        IsResumed = true;
    }

    /// <param name="sent">What was sent, and the answer.</param>
    /// <param name="isSkipped">Its record is skipped because of the answer.</param>
    public void Add(SentOperation sent, bool isSkipped = false)
    {
        var answer = sent.Answer!;
        _entries.Add(new JournalEntry
        {
            At = session.Now,
            Kind = sent.Operation.Record.Kind,
            SourceId = sent.Operation.Record.Id,
            Result = isSkipped ? JournalEntry.Skipped : Result(answer),
            Purpose = sent.Operation.Purpose,
            Action = sent.Operation.Action,
            Entity = sent.Operation.Entity,
            RequestId = sent.Operation.RequestId,
            VendorTrace = answer.Trace,
            MappingVersion = sent.Link.Intent!.MappingVersion,
            TargetId = answer.TargetId ?? sent.Operation.TargetId,
            TargetVersion = answer.TargetVersion,
            TargetAmount = answer.Total?.Amount,
            Sent = sent.IsHeldBack ? null : new ExactJson(sent.Operation.Body),
            AnnouncedBy = AnnouncedElsewhere(sent.Link.Intent),
            Reason = answer.SkipReason ?? answer.Failure?.MerchantMessage,
            Code = answer.Failure?.Code,
        });
    }

    /// <summary>Tells why a comparison reads these records; once, however often their group is begun.</summary>
    public void Found(RecordKind kind, IEnumerable<DriftFinding> findings)
    {
        if (_entries.Exists(entry => entry.Result == JournalEntry.Found)) return;
        _entries.AddRange(findings.Select(finding => new JournalEntry
        {
            At = session.Now,
            Kind = kind,
            SourceId = finding.Id,
            Result = JournalEntry.Found,
            Reason = finding.Kind switch
            {
                DriftKind.Gone => "The source's list does not name it any more.",
                DriftKind.Missing => "It was never handled.",
                _ => "The source changed it without a trace.",
            },
            Code = $"drift.{finding.Kind.ToString().ToLowerInvariant()}",
        }));
    }

    /// <summary>Records that were not sent as planned, whichever attempt at the group found that.</summary>
    public IReadOnlyList<RecordKey> Replanned =>
        [.. _entries.Where(entry => entry.Result == JournalEntry.Replanned).Select(entry => new RecordKey(entry.Kind, entry.SourceId))];

    /// <summary>Tells that records are not sent as planned; once each. Stored at once: what is sent instead must not be all that is known of them.</summary>
    public Task PlannedAnew(IEnumerable<RecordKey> records, CancellationToken cancellation)
    {
        _entries.AddRange(records.Except(Replanned).Select(record => new JournalEntry
        {
            At = session.Now,
            Kind = record.Kind,
            SourceId = record.Id,
            Result = JournalEntry.Replanned,
            Reason = "It is not as it was when the plan was made, so it was read and planned anew.",
        }));
        return Save(cancellation);
    }

    /// <summary>Tells an outcome that sent nothing. What is unchanged is not told.</summary>
    public void Add(PlannedRecord planned)
    {
        if (planned.Decided is null or OutcomeKind.Unchanged || planned is { StaysFailed: true, Failure: null }) return;
        _entries.Add(new JournalEntry
        {
            At = session.Now,
            Kind = planned.Key.Kind,
            SourceId = planned.Key.Id,
            Result = planned.Decided == OutcomeKind.Failed ? "failed" : JournalEntry.Skipped,
            Reason = planned.SkipReason ?? planned.Failure?.MerchantMessage,
            Code = planned.Failure?.Code,
        });
    }

    /// <summary>Writes the whole group so far, if there is anything new.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        if (_entries.Count == _saved) return;
        await session.Stores.Journal.Put(session.Run.Tenant, position, _entries, cancellation);
        _saved = _entries.Count;
    }

    private string? AnnouncedElsewhere(Intent intent) => intent.AnnouncedBy == position.ToString() ? null : intent.AnnouncedBy;

    private static string Result(WriteAnswer answer) => answer switch
    {
        { HasMoved: true } => "moved",
        { TargetId: null } => "failed",
        { SkipReason: not null } => JournalEntry.Skipped,
        _ => "written",
    };
}
