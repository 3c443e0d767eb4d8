using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>An announced write.</summary>
/// <param name="Record">The source record.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Action">Create, update, …</param>
/// <param name="Entity">The target's entity or table.</param>
/// <param name="Body">The body as it is sent, placeholders filled.</param>
public sealed record Operation(RecordKey Record, string Purpose, OperationAction Action, string Entity, ReadOnlyMemory<byte> Body)
{
    /// <summary>Operation key plus generation: the same for every attempt at the same write, at most 50 characters.</summary>
    public required string RequestId { get; init; }

    public string? TargetId { get; init; }

    /// <summary>The record's amount in the source, for targets that compare to the cent; null for records without one.</summary>
    public Money? Expected { get; init; }

    /// <summary>When the write was announced.</summary>
    public DateTimeOffset AnnouncedAt { get; init; }

    public string? ExpectedVersion { get; init; }
}
