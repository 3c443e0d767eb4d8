using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>One line of a run's log: what was done for a record, or why nothing was.</summary>
/// <param name="entry">As it was journalled.</param>
/// <param name="isMasked">The caller only looks: ids that tell of people are masked.</param>
public sealed class LogEntry(JournalEntry entry, bool isMasked)
{
    /// <summary>What an export of a log holds.</summary>
    public static readonly IReadOnlyList<ExportColumn<LogEntry>> Columns =
    [
        new("timestamp", line => line.Timestamp) { Width = 24 },
        new("entity", line => line.Entity),
        new("id", line => line.Id),
        new("operation", line => line.Operation),
        new("purpose", line => line.Purpose),
        new("result", line => line.Result),
        new("targetEntity", line => line.TargetEntity),
        new("targetId", line => line.TargetId),
        new("targetVersion", line => line.TargetVersion),
        new("requestId", line => line.RequestId),
        new("vendorTrace", line => line.VendorTrace),
        new("mappingVersion", line => line.MappingVersion),
        new("code", line => line.Code),
        new("reason", line => line.Reason) { Width = 60 },
    ];

    public DateTimeOffset Timestamp { get; } = entry.At;

    public string Entity { get; } = entry.Kind.Name();

    /// <summary>The record's id in the source.</summary>
    public string Id { get; } = PersonalData.Id(entry.SourceId, isMasked);

    /// <summary>Create, update, …; null where nothing was sent.</summary>
    public OperationAction? Operation { get; } = entry.Action;

    /// <summary>What the operation was for.</summary>
    public string? Purpose { get; } = entry.Purpose;

    /// <summary>written, skipped, failed, found or moved.</summary>
    public string Result { get; } = entry.Result;

    /// <summary>The target's entity or table.</summary>
    public string? TargetEntity { get; } = entry.Entity;

    public string? TargetId { get; } = entry.TargetId is { } id ? PersonalData.Id(id, isMasked) : null;

    public string? TargetVersion { get; } = entry.TargetVersion;

    /// <summary>The id the request had; the same for every attempt at the same write.</summary>
    public string? RequestId { get; } = entry.RequestId;

    /// <summary>The vendor's own id of the exchange, for its support; null where it gives none.</summary>
    public string? VendorTrace { get; } = entry.VendorTrace;

    public string? MappingVersion { get; } = entry.MappingVersion;

    public string? Code { get; } = entry.Code;

    /// <summary>Why it was skipped or failed.</summary>
    public string? Reason { get; } = entry.Reason;
}
