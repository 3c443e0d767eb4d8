using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>The lines of requests that failed.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(LogEvents.RequestFailed, LogLevel.Warning, "{Function} refused: {Code} correlation={CorrelationId}")]
    public static partial void Failed(ILogger logger, LogName function, LogName code, LogName correlationId);

    [LoggerMessage(LogEvents.RequestFaulted, LogLevel.Error, "{Function} failed, correlation={CorrelationId}: {Fault}")]
    public static partial void Faulted(ILogger logger, LogName function, LogName correlationId, MaskedFault fault);
}
