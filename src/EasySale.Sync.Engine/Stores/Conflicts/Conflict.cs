using System.Text.Json;
using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Stores.Conflicts;

/// <summary>A record about which the two sides of a route differ so that somebody must decide. Source and target as the route is stored.</summary>
public sealed record Conflict
{
    public required string Id { get; init; }

    public required ConflictType Type { get; init; }

    /// <summary>Null where it is no matter of two sides.</summary>
    public ConflictShape? Shape { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>Source connection.</summary>
    public required string Source { get; init; }

    /// <summary>Target connection.</summary>
    public required string Target { get; init; }

    /// <summary>The record's id in the source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The record's id in the target; null while it is not known which one it is.</summary>
    public string? TargetId { get; init; }

    /// <summary>What happened and what to do, for the merchant.</summary>
    public required string Message { get; init; }

    /// <summary>Field groups that differ and were changed on both sides.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>All fields as the source says them; null where it has no such record any more.</summary>
    public JsonElement? SourceValues { get; init; }

    public JsonElement? TargetValues { get; init; }

    public DateTimeOffset? SourceModifiedAt { get; init; }

    public DateTimeOffset? TargetModifiedAt { get; init; }

    /// <summary>Hash of what the source said; a decision holds for this only.</summary>
    public required string SourceSeen { get; init; }

    public required string TargetSeen { get; init; }

    /// <summary>Records of the target that could be this one.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>How often it was met.</summary>
    public int Tries { get; init; } = 1;

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The run that met it last.</summary>
    public required string SyncId { get; init; }

    /// <summary>The run that opened it: met it first, or again after a decision that did not end it. Null for those of earlier releases.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>Who opened it, met again: the run before where that one is still open.</summary>
    public string? OpenedOver(Conflict before) => before.State == ConflictState.Open ? before.OpenedBy : OpenedBy;

    public ConflictState State { get; init; }

    public ConflictDecision? Decision { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The version of the row it was read from; null where it has not been stored, or nobody looked.</summary>
    [JsonIgnore]
    public string? Version { get; init; }

    /// <summary>The id of a pair's conflict: the same whichever direction meets it.</summary>
    public static string IdOf(string source, string target, RecordKey record) => FailedRecord.IdOf(source, target, record);

    public Conflict Resolved(DateTimeOffset now) => this with { State = ConflictState.Resolved, ResolvedAt = now };
}
