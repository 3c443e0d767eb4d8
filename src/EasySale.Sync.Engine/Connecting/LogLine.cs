namespace EasySale.Sync.Engine.Connecting;

/// <summary>One line of the operation log, as a system of the tenant's may keep it: ids and codes, nothing about people. Run, step, part and line name it: the same line again is the same line.</summary>
public sealed record LogLine
{
    /// <summary>The run's syncId.</summary>
    public required string Run { get; init; }

    public required int Step { get; init; }

    /// <summary>The group of records within the step.</summary>
    public required long Part { get; init; }

    /// <summary>The line within the group, from 0.</summary>
    public required int Line { get; init; }

    public required DateTimeOffset At { get; init; }

    public required LineLevel Level { get; init; }

    /// <summary>Source connection.</summary>
    public required string Source { get; init; }

    /// <summary>Target connection.</summary>
    public required string Target { get; init; }

    /// <summary>The kind of record, such as <c>orders</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>The record's id in the source, masked where it tells of a person.</summary>
    public required string SourceId { get; init; }

    /// <summary>written, skipped, failed, found, replanned or moved.</summary>
    public required string Result { get; init; }

    /// <summary>Create, update, …; null where nothing was sent.</summary>
    public OperationAction? Operation { get; init; }

    public string? Purpose { get; init; }

    /// <summary>The record's id in the target, masked where it tells of a person.</summary>
    public string? TargetId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The vendor's own id of the exchange.</summary>
    public string? VendorTrace { get; init; }

    public string? MappingVersion { get; init; }

    /// <summary>The failure's code.</summary>
    public string? Code { get; init; }
}
