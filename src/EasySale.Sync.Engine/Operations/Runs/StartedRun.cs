using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>The answer to a start.</summary>
public sealed record StartedRun
{
    public required string SyncId { get; init; }

    /// <summary><c>running</c> or <c>queued</c>; for a repeated request also how the run ended.</summary>
    public required RunStatus Status { get; init; }

    public required SyncMode Mode { get; init; }

    public required string Entity { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What its traces and log lines are found by.</summary>
    public string? CorrelationId { get; init; }

    public required RunLinks Links { get; init; }

    /// <summary>Whether its orchestration is to be scheduled now.</summary>
    [JsonIgnore]
    public bool MustBeScheduled => Status == RunStatus.Running;

    public static StartedRun Of(Run run, RunStatus status) => new()
    {
        SyncId = run.SyncId,
        Status = status,
        Mode = run.Mode,
        Entity = run.Entity,
        Source = run.Source,
        Target = run.Target,
        StartedAt = run.CreatedAt,
        CorrelationId = run.CorrelationId,
        Links = RunLinks.Of(run),
    };
}
