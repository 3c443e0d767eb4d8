using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>One planned write.</summary>
public sealed record ChangeView
{
    /// <summary>The source record's kind.</summary>
    public required string Entity { get; init; }

    /// <summary>The source record's id.</summary>
    public required string EntityId { get; init; }

    public required OperationAction Action { get; init; }

    /// <summary>The target's entity or table.</summary>
    public required string Target { get; init; }

    /// <summary>The target's id; null for what does not exist yet.</summary>
    public required string? TargetId { get; init; }

    /// <summary>What the write is for; a record may make several things.</summary>
    public required string Purpose { get; init; }

    /// <summary>What is sent. Placeholders such as <c>{{customers/17}}</c> are filled then. Texts are masked for callers who only look.</summary>
    public required JsonNode? PayloadPreview { get; init; }

    /// <summary>The version of the target's record it was planned against; where that has moved it is planned anew.</summary>
    public required string? ExpectedVersion { get; init; }

    /// <summary>It is written because another record needs it first.</summary>
    public required bool BroughtAlong { get; init; }

    /// <summary>It takes something away.</summary>
    public required bool Destructive { get; init; }

    /// <summary>An earlier run announced it and has no answer; it is settled first.</summary>
    public required bool InDoubt { get; init; }

    internal static ChangeView Of(PlannedItem item, PlannedDraft draft, bool isMasked)
    {
        var body = PayloadJson.Read(draft.Body);
        return new ChangeView
        {
            Entity = item.Kind.Name(),
            EntityId = isMasked ? AuditText.Id(item.Id) : item.Id,
            Action = draft.Action,
            Target = draft.Entity,
            TargetId = isMasked && draft.TargetId is { } id ? AuditText.Id(id) : draft.TargetId,
            Purpose = draft.Purpose,
            PayloadPreview = isMasked ? PersonalData.Masked(body) : body,
            ExpectedVersion = draft.ExpectedVersion,
            BroughtAlong = item.IsBroughtAlong,
            Destructive = draft.IsDestructive,
            InDoubt = draft.IsInDoubt,
        };
    }
}
