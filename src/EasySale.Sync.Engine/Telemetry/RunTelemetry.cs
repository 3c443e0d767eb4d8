using EasySale.Sync.Engine.Stores.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>What is told of a whole run: that it began, and how it ended.</summary>
internal sealed class RunTelemetry(ILogger? logger)
{
    private readonly ILogger _logger = logger ?? NullLogger.Instance;

    public void Began(Run run)
    {
        if (_logger.IsEnabled(LogLevel.Information))
            RunLog.Started(_logger, run.SyncId, run.Entity, run.Mode.ToString(), run.Source, run.Target, run.Tenant, run.StartedBy, run.CorrelationId);
    }

    public void Ended(Run run)
    {
        SyncMetrics.RunEnded(run.Status);
        RunSpans.End(run);
        var (level, counts) = (LevelOf(run.Status), run.Counts ?? new RunCounts());
        if (!_logger.IsEnabled(level)) return;
        var seconds = (long)(run.FinishedAt - (run.StartedAt ?? run.CreatedAt) ?? TimeSpan.Zero).TotalSeconds;
        RunLog.Ended(
            _logger, level, run.SyncId, run.Status, counts.Read, counts.Written, counts.Unchanged, counts.Skipped, counts.Failed, seconds, run.Error?.Code,
            run.Tenant, run.CorrelationId);
    }

    // Its failures, if any, were told one by one; a run that stopped waits for a person.
    private static LogLevel LevelOf(RunStatus status) => status == RunStatus.Failed ? LogLevel.Error : LogLevel.Information;
}
