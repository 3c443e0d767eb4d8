using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Local.Worker;

/// <summary>The lines of the local host itself, masked as all others are.</summary>
internal static partial class HostLog
{
    [LoggerMessage(LogEvents.ActivityFailed, LogLevel.Warning, "Activity {Activity} of {Instance} failed: {Fault}")]
    public static partial void ActivityFailed(ILogger logger, LogName activity, LogName instance, MaskedFault fault);

    [LoggerMessage(LogEvents.StorageAwaited, LogLevel.Warning, "Instance {Instance} waits for storage: {Fault}")]
    public static partial void StorageAwaited(ILogger logger, LogName instance, MaskedFault fault);

    [LoggerMessage(LogEvents.HubFaulted, LogLevel.Error, "The local durable host failed: {Fault}")]
    public static partial void HubFaulted(ILogger logger, MaskedFault fault);

    [LoggerMessage(LogEvents.FunctionFailed, LogLevel.Error, "Function {Function} failed: {Fault}")]
    public static partial void FunctionFailed(ILogger logger, LogName function, MaskedFault fault);

    [LoggerMessage(LogEvents.TimerFailed, LogLevel.Error, "Function {Function} failed; it fires again at {Next:u}: {Fault}")]
    public static partial void TimerFailed(ILogger logger, LogName function, DateTimeOffset next, MaskedFault fault);
}
