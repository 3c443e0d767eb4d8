using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>A run in a list: what it is and how it stands.</summary>
public class RunView(Run run)
{
    public string SyncId { get; } = run.SyncId;

    public RunStatus Status { get; } = run.Status;

    /// <summary>Planned only: what it counts as written would be.</summary>
    public bool DryRun { get; } = run.Aim == RunAim.Plan;

    public string Entity { get; } = run.Entity;

    public SyncMode Mode { get; } = run.Mode;

    public string Source { get; } = run.Source;

    public string Target { get; } = run.Target;

    public string StartedBy { get; } = run.StartedBy;

    /// <summary>What its traces and log lines are found by.</summary>
    public string? CorrelationId { get; } = run.CorrelationId;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset CreatedAt { get; } = run.CreatedAt;

    /// <summary>When its work began; null while it waits.</summary>
    public DateTimeOffset? StartedAt { get; } = run.StartedAt;

    public DateTimeOffset? FinishedAt { get; } = run.FinishedAt;

    public RunLinks Links { get; } = RunLinks.Of(run);
}
