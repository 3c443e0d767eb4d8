using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Drift;

/// <summary>The last comparison of a route and stream.</summary>
public sealed record DriftReport
{
    public required string Source { get; init; }

    public required string Target { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>The run that compared last.</summary>
    public required string SyncId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DriftState State { get; init; }

    public required DriftCounts Counts { get; init; }

    /// <summary>What became of the records found.</summary>
    public RunCounts Handled { get; init; } = new();

    /// <summary>Where the next comparison goes on; null to begin anew.</summary>
    public string? Cursor { get; init; }
}
