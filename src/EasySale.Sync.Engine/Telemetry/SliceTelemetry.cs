using System.Diagnostics;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>What a slice tells while it works: its span, a line and figures per group, a line per failure.</summary>
internal sealed class SliceTelemetry(Run run, RunStep step, ILogger logger, TimeProvider time) : IDisposable
{
    private readonly Activity? _span = RunSpans.Slice(run, step);
    private string _platform = "unknown";

    /// <summary>The slice writes to a system of this platform.</summary>
    public void Opened(string platform) => _platform = platform;

    public WatchedGroup Group(JournalPosition position, int records) => new(position, RunSpans.Group(step.Kind, position.Group, records), time);

    /// <summary>A group is stored and its cursor moved.</summary>
    public void Done(WatchedGroup group, IReadOnlyList<Outcome> outcomes)
    {
        var (counts, took) = (Tally.Counts(outcomes), group.Took);
        SyncMetrics.Group(_platform, step.Kind, counts, took);
        if (!logger.IsEnabled(LogLevel.Information)) return;
        RunLog.Group(
            logger, group.Position.ToString(), step.Kind.Name(), counts.Read, counts.Written, counts.Unchanged, counts.Skipped, counts.Failed,
            (long)took.TotalMilliseconds, run.Tenant, run.CorrelationId);
    }

    /// <summary>Failures of records that have just been stored.</summary>
    public void Failed(IEnumerable<FailedRecord> failures, JournalPosition position)
    {
        foreach (var failure in failures)
        {
            SyncMetrics.Failure(_platform, failure.Cause);
            // One that is tried again by itself needs nobody.
            var level = failure.NextTryAt is null ? LogLevel.Error : LogLevel.Warning;
            if (logger.IsEnabled(level))
                RunLog.RecordFailed(
                    logger, level, LogName.Of(new RecordKey(failure.Kind, failure.SourceId)), Words.Of(failure.Cause), failure.Code, failure.Attempts,
                    position.ToString(), run.Tenant, run.CorrelationId);
        }
    }

    public void Waits(SyncException failure, TimeSpan wait)
    {
        RunLog.Waits(logger, run.SyncId, step.Index, (long)Math.Ceiling(wait.TotalSeconds), failure.Code, run.Tenant, run.CorrelationId);
        _span?.AddEvent(new ActivityEvent("waits", tags: new ActivityTagsCollection { [TagNames.Error] = failure.Code }));
    }

    public void Stopped(SyncException failure)
    {
        SyncMetrics.Failure(_platform, failure.Cause);
        _span?.SetTag(TagNames.Error, failure.Code).SetStatus(ActivityStatusCode.Error);
        RunLog.StepFailed(logger, run.SyncId, step.Index, Words.Of(failure.Cause), failure.Code, run.Tenant, run.CorrelationId);
    }

    public void Faulted(Exception fault) => RunLog.StepFaulted(logger, run.SyncId, step.Index, run.Tenant, run.CorrelationId, fault);

    public void Dispose() => _span?.Dispose();
}
