using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// Puts the bodies people corrected in place of planned ones, before anything is announced. A correction holds for the content it
/// was made for; when the source has other content it is dropped, and the audit trail says so.
/// </summary>
internal sealed class Edits(StepSession session)
{
    /// <summary>Looks only at records that have failed or were corrected: no others can have a correction.</summary>
    public async Task<IReadOnlyList<PlannedRecord>> Apply(IReadOnlyList<PlannedRecord> weighed, LinkSheet sheet, CancellationToken cancellation)
    {
        var records = new List<PlannedRecord>(weighed.Count);
        foreach (var record in weighed)
            records.Add(record.Decided is null && MayHaveOne(sheet, record.Key.Id) ? await Apply(record, cancellation) : record);
        return records;
    }

    private static bool MayHaveOne(LinkSheet sheet, string sourceId) => sheet.Of(sourceId).Any(link => link.IsEdited || link.Failure is not null);

    private async Task<PlannedRecord> Apply(PlannedRecord record, CancellationToken cancellation)
    {
        var (run, payloads) = (session.Run, session.Stores.Payloads);
        var id = FailedRecord.IdOf(run.Source, run.Target, record.Key);
        if (await payloads.FindEdit(run.Tenant, id, cancellation) is not { } edit) return record;
        if (edit.ContentHash == record.ContentHash) return record with { Edits = edit.Bodies };
        if (session.IsPlan) return record;
        // Told first and at the run's own instant: begun again after a crash, it is the same entry.
        await session.Stores.Audit.Add(run.Tenant, Entry(record, id), cancellation);
        await payloads.RemoveEdit(run.Tenant, id, cancellation);
        return record;
    }

    private AuditEntry Entry(PlannedRecord record, string id) => new()
    {
        At = SyncIds.Instant(session.Run.SyncId),
        By = "system",
        Action = AuditActions.PayloadSuperseded,
        Subject = id,
        About = AuditText.About(record.Key, session.Run.Source, session.Run.Target),
    };
}
