using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Drift;

/// <summary>The last comparison of a route and stream.</summary>
public sealed record DriftView
{
    public required string Source { get; init; }

    public required string Target { get; init; }

    public required string Entity { get; init; }

    /// <summary>The run that compared last.</summary>
    public required string SyncId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DriftState State { get; init; }

    public required long Checked { get; init; }

    public required long Missing { get; init; }

    public required long Gone { get; init; }

    public required long Changed { get; init; }

    /// <summary>What became of the records found, in that run.</summary>
    public required RunCounts Handled { get; init; }

    public required RunLinks Links { get; init; }

    public static DriftView Of(DriftReport report) => new()
    {
        Source = report.Source,
        Target = report.Target,
        Entity = report.Kind.Name(),
        SyncId = report.SyncId,
        At = report.At,
        State = report.State,
        Checked = report.Counts.Checked,
        Missing = report.Counts.Missing,
        Gone = report.Counts.Gone,
        Changed = report.Counts.Changed,
        Handled = report.Handled,
        Links = RunLinks.Of(report.SyncId),
    };
}
