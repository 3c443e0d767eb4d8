using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs.Destroying;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Turns planned drafts into intents: stored before anything is sent, they are the mutex of an operation.</summary>
internal sealed class Announcement(StepSession session, JournalPosition position, string mappingVersion)
{
    private readonly Destructions _destructions = new(session);
    private readonly DateTimeOffset _now = session.Now;

    /// <summary>Sets the intents of a group on its sheet and returns the links that carry them.</summary>
    public List<Link> Set(IEnumerable<PlannedRecord> planned, LinkSheet sheet)
    {
        var announced = new List<Link>();
        foreach (var record in planned)
            foreach (var draft in record.Drafts)
            {
                var link = sheet.Find(record.Key.Id, draft.Purpose) ?? new Link { SourceId = record.Key.Id, Purpose = draft.Purpose, IsCarried = record.IsCarried };
                announced.Add(link with { Intent = Intent(record, draft, link) });
                sheet.Set(announced[^1]);
            }

        return announced;
    }

    private Intent Intent(PlannedRecord record, Draft draft, Link link) => new()
    {
        Action = draft.Action,
        Entity = draft.Entity,
        Body = new ExactJson(draft.Body),
        TargetId = draft.TargetId,
        ExpectedVersion = draft.ExpectedVersion,
        ContentHash = IsAlone(record, draft) ? record.ContentHash : null,
        PartOf = IsAlone(record, draft) ? null : record.ContentHash,
        BodyHash = ContentHash.Of(draft.Body),
        IsEdited = record.Edits.ContainsKey(draft.Purpose),
        MappingVersion = mappingVersion,
        SourceAmount = record.Record?.Total?.Amount,
        Currency = record.Record?.Total?.Currency,
        Agreed = draft switch
        {
            { Purpose: not Purposes.Record } => null,
            { Action: OperationAction.Adopt } when record.Agreed is not null => Agreement.None,
            _ => record.Agreed,
        },
        Destruction = _destructions.Of(record, draft, link),
        AnnouncedBy = position.ToString(),
        AnnouncedAt = _now,
    };

    private static bool IsAlone(PlannedRecord record, Draft draft) =>
        record is { Drafts.Count: 1, StaysFailed: false } && draft.Purpose == Purposes.Record;
}
