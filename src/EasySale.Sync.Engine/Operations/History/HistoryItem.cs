using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>A run as the history tells it.</summary>
/// <param name="run">The run.</param>
/// <param name="counts">Over all its steps; what was planned is not done.</param>
public sealed class HistoryItem(Run run, RunCounts counts)
{
    /// <summary>What an export of the history holds.</summary>
    public static readonly IReadOnlyList<ExportColumn<HistoryItem>> Columns =
    [
        new("syncId", item => item.SyncId) { Width = 24 },
        new("createdAt", item => item.CreatedAt) { Width = 24 },
        new("startedAt", item => item.StartedAt) { Width = 24 },
        new("finishedAt", item => item.FinishedAt) { Width = 24 },
        new("durationMs", item => item.DurationMs),
        new("operation", item => item.Operation) { Width = 40 },
        new("entity", item => item.Entity),
        new("mode", item => item.Mode),
        new("source", item => item.Source),
        new("target", item => item.Target),
        new("startedBy", item => item.StartedBy),
        new("result", item => item.Result),
        new("errorCode", item => item.ErrorCode),
        new("errorMessage", item => item.ErrorMessage) { Width = 60 },
        new("read", item => item.Counts.Read),
        new("written", item => item.Counts.Written),
        new("unchanged", item => item.Counts.Unchanged),
        new("skipped", item => item.Counts.Skipped),
        new("failed", item => item.Counts.Failed),
        new("broughtAlong", item => item.Counts.BroughtAlong),
        new("logUrl", item => item.LogUrl),
        new("dryRun", item => item.DryRun),
    ];

    public string SyncId { get; } = run.SyncId;

    /// <summary>What was done, in words: <c>full sync of orders from shop-1 to books-1</c>.</summary>
    public string Operation { get; } = $"{(run.Aim == RunAim.Plan ? "dry run of a " : "")}{run.Mode.ToString().ToLowerInvariant()} sync of {run.Entity} from {run.Source} to {run.Target}";

    /// <summary>It planned and wrote nothing.</summary>
    public bool DryRun { get; } = run.Aim == RunAim.Plan;

    public string Entity { get; } = run.Entity;

    public SyncMode Mode { get; } = run.Mode;

    public string Source { get; } = run.Source;

    public string Target { get; } = run.Target;

    public string StartedBy { get; } = run.StartedBy;

    /// <summary>How it ended, or how it stands.</summary>
    public RunStatus Result { get; } = run.Status;

    public string? ErrorCode { get; } = run.Error?.Code;

    /// <summary>Why it stopped and what to do; null where it did not. Single records' failures are in its log.</summary>
    public string? ErrorMessage { get; } = run.Error?.Message;

    public RunCounts Counts { get; } = counts;

    public DateTimeOffset CreatedAt { get; } = run.CreatedAt;

    public DateTimeOffset? StartedAt { get; } = run.StartedAt;

    public DateTimeOffset? FinishedAt { get; } = run.FinishedAt;

    /// <summary>From its start to its end, waits included; null until then.</summary>
    public long? DurationMs { get; } = (long?)(run.FinishedAt - run.StartedAt)?.TotalMilliseconds;

    /// <summary>What it did record by record.</summary>
    public string LogUrl { get; } = RunLinks.LogOf(run.SyncId);
}
