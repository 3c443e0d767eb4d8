using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs.Destroying;

/// <summary>What planned operations take away from the target: who wants it, and what is there before.</summary>
internal sealed class Destructions(StepSession session)
{
    /// <summary>What the draft takes away; null when it takes nothing.</summary>
    public Destruction? Of(PlannedRecord planned, Draft draft, Link link) => !planned.Destroys(draft) ? null : new Destruction
    {
        By = session.Run.ConfirmedBy ?? session.Run.StartedBy,
        Changes =
        [
            new AuditChange("entity", Text(draft.Entity), IsDeletion(draft) ? null : Text(draft.Entity)),
            new AuditChange("targetId", Text(link.TargetId), IsDeletion(draft) ? null : Text(link.TargetId)),
            new AuditChange("version", Text(link.TargetVersion), null),
            new AuditChange("amount", Text(link.TargetAmount), IsUpdate(draft) ? Text(planned.Record?.Total?.Amount) : null),
            .. draft.Action == OperationAction.Void ? [new AuditChange("voided", Text(false), Text(true))] : Overwritten(planned, draft),
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
