using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>Tells the audit trail what is taken away from the target: who wanted it, what, and what was there before.</summary>
internal sealed class DestructionLog(StepSession session)
{
    /// <summary>Told before it is sent; told again after a crash, it is the same entry.</summary>
    public async Task Tell(IEnumerable<PlannedRecord> planned, LinkSheets links, CancellationToken cancellation)
    {
        foreach (var record in planned)
            foreach (var draft in record.Drafts.Where(draft => PlannedItems.IsDestructive(record, draft)))
                await session.Stores.Audit.Add(session.Run.Tenant, Entry(record, draft, links.Find(record.Key, draft.Purpose)), cancellation);
    }

    private AuditEntry Entry(PlannedRecord record, Draft draft, Link? link) => new()
    {
        At = SyncIds.Instant(session.Run.SyncId),
        By = session.Run.ConfirmedBy ?? session.Run.StartedBy,
        Action = draft.Action switch
        {
            OperationAction.Delete => AuditActions.RecordDeleted,
            OperationAction.Void => AuditActions.RecordVoided,
            _ => AuditActions.RecordOverwritten,
        },
        Subject = OperationKey.Of(session.Scope(record.Key.Kind), record.Key.Id, draft.Purpose),
        About = $"{AuditText.About(record.Key, session.Run.Source, session.Run.Target)}, {draft.Purpose}",
        Changes =
        [
            new AuditChange("entity", Text(draft.Entity), IsDeletion(draft) ? null : Text(draft.Entity)),
            new AuditChange("targetId", Text(link?.TargetId), IsDeletion(draft) ? null : Text(link?.TargetId)),
            new AuditChange("version", Text(link?.TargetVersion), null),
            new AuditChange("amount", Text(link?.TargetAmount), IsUpdate(draft) ? Text(record.Record?.Total?.Amount) : null),
            .. draft.Action == OperationAction.Void ? [new AuditChange("voided", Text(false), Text(true))] : Overwritten(record, draft),
        ],
    };

    private IEnumerable<AuditChange> Overwritten(PlannedRecord planned, Draft draft) =>
        IsUpdate(draft) && planned is { Overwritten: { } before, Record: { } after }
            ? OverwrittenFields.Of(Groups(planned.Key.Kind), before, after)
            : [];

    private IEnumerable<FieldGroup> Groups(RecordKind kind)
    {
        if (session.TwoWay(kind) is { } route) return route.Groups;
        var told = session.OtherSide(kind).FieldGroups;
        return FieldGroups.Of(kind).Where(group => told.Contains(group.Name));
    }

    private static bool IsDeletion(Draft draft) => draft.Action == OperationAction.Delete;

    private static bool IsUpdate(Draft draft) => draft.Action is OperationAction.Update or OperationAction.Upsert;

    private static string? Text<T>(T? value) => value is null ? null : JsonSerializer.Serialize(value);
}
