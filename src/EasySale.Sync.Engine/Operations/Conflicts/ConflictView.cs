using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>A conflict: both versions side by side, and what differs.</summary>
public sealed record ConflictView
{
    public required string Id { get; init; }

    public required ConflictType Type { get; init; }

    /// <summary>What happened on the source, and what on the target; null for failures.</summary>
    public ConflictShape? Shape { get; init; }

    public required ConflictState State { get; init; }

    public required string Entity { get; init; }

    /// <summary>Source connection.</summary>
    public required string Source { get; init; }

    /// <summary>Target connection.</summary>
    public required string Target { get; init; }

    public required string SourceId { get; init; }

    public string? TargetId { get; init; }

    /// <summary>What happened and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>Groups of fields that were changed on both sides.</summary>
    public IReadOnlyList<string> Differs { get; init; } = [];

    /// <summary>Every field as the source says it; null where it was deleted.</summary>
    public JsonNode? SourceValues { get; init; }

    public JsonNode? TargetValues { get; init; }

    public DateTimeOffset? SourceModifiedAt { get; init; }

    public DateTimeOffset? TargetModifiedAt { get; init; }

    /// <summary>Ids of the target's records that could be this one.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    public int Tries { get; init; }

    public DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public required string SyncId { get; init; }

    /// <summary>What was decided; null while nobody has.</summary>
    public ConflictChoice? Resolution { get; init; }

    public string? ResolvedBy { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>What each decision would do; none once it is resolved.</summary>
    public IReadOnlyList<ConflictOption> Options { get; init; } = [];

    [JsonIgnore]
    internal RecordKind Kind { get; private init; }

    /// <summary>It is a record that failed.</summary>
    [JsonIgnore]
    internal bool IsFailure => Id.StartsWith(FailureConflicts.Prefix, StringComparison.Ordinal);

    /// <summary>It failed because its source no longer has it.</summary>
    [JsonIgnore]
    internal bool IsGone { get; private init; }

    /// <summary>It was dismissed, has changed since, and may be in the target by hand.</summary>
    [JsonIgnore]
    internal bool MayBeThere { get; private init; }

    /// <summary>Texts are masked because the caller only looks.</summary>
    public bool IsMasked { get; init; }

    public static ConflictView Of(Conflict conflict, bool isMasked) => new()
    {
        Id = conflict.Id,
        Type = conflict.Type,
        Shape = conflict.Shape,
        State = conflict.State,
        Entity = conflict.Kind.Name(),
        Kind = conflict.Kind,
        Source = conflict.Source,
        Target = conflict.Target,
        SourceId = PersonalData.Id(conflict.SourceId, isMasked),
        TargetId = conflict.TargetId is { } id ? PersonalData.Id(id, isMasked) : null,
        Message = conflict.Message,
        Differs = conflict.Groups,
        SourceValues = Values(conflict.SourceValues, isMasked),
        TargetValues = Values(conflict.TargetValues, isMasked),
        SourceModifiedAt = conflict.SourceModifiedAt,
        TargetModifiedAt = conflict.TargetModifiedAt,
        Candidates = conflict.Candidates,
        Tries = conflict.Tries,
        FirstAt = conflict.FirstAt,
        LastAt = conflict.LastAt,
        SyncId = conflict.SyncId,
        Resolution = conflict.Decision?.Choice,
        ResolvedBy = conflict.Decision?.By,
        ResolvedAt = conflict.ResolvedAt,
        IsMasked = isMasked,
    };

    public static ConflictView Of(FailedRecord failure, ConflictType type, bool isMasked) => new()
    {
        Id = FailureConflicts.Prefix + failure.Id,
        Type = type,
        State = ConflictState.Open,
        Entity = failure.Kind.Name(),
        Kind = failure.Kind,
        Source = failure.Source,
        Target = failure.Target,
        SourceId = PersonalData.Id(failure.SourceId, isMasked),
        Message = failure.Message,
        IsGone = failure.Code == GoneRecords.Code,
        MayBeThere = failure.Code == DismissedRecords.Code,
        Tries = failure.Attempts,
        FirstAt = failure.FirstAt,
        LastAt = failure.LastAt,
        SyncId = failure.SyncId,
        IsMasked = isMasked,
    };

    private static JsonNode? Values(JsonElement? values, bool isMasked)
    {
        var node = values is { ValueKind: JsonValueKind.Object } element ? JsonObject.Create(element) : null;
        return isMasked ? PersonalData.Masked(node) : node;
    }
}
