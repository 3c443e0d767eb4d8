using EasySale.Sync.Engine.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>The lines of orchestrations that could not be started or told at once.</summary>
internal static partial class InstanceLog
{
    [LoggerMessage(LogEvents.RunNotScheduled, LogLevel.Warning, "Run {SyncId} could not be scheduled; the watchdog will do it: {Fault}")]
    public static partial void NotScheduled(ILogger logger, LogName syncId, MaskedFault fault);

    [LoggerMessage(LogEvents.RunNotTold, LogLevel.Warning, "Run {SyncId} could not be told; it looks by itself within {Look}: {Fault}")]
    public static partial void NotTold(ILogger logger, LogName syncId, TimeSpan look, MaskedFault fault);

    [LoggerMessage(LogEvents.RunRevived, LogLevel.Warning, "The orchestration of run {SyncId} ended ({Status}) before the run; it starts again")]
    public static partial void Revived(ILogger logger, LogName syncId, OrchestrationRuntimeStatus status);

    [LoggerMessage(LogEvents.InboxNotDrained, LogLevel.Warning, "The inbox of {Connection} could not be drained at once; the timer will do it: {Fault}")]
    public static partial void NotDrained(ILogger logger, LogName connection, MaskedFault fault);
}
