using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Runs;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>
/// The lines of runs: one per group, one per failure, one at the beginning and the end. Parameters are numbers, enumerations and types
/// that mask themselves, never plain text; a convention test holds that.
/// </summary>
internal static partial class RunLog
{
    [LoggerMessage(LogEvents.RunStarted, LogLevel.Information, "run {SyncId} started: {Entity} {Mode} {Source}->{Target} tenant={Tenant} by={StartedBy} correlation={CorrelationId}")]
    public static partial void Started(
        ILogger logger, LogName syncId, LogName entity, LogName mode, LogName source, LogName target, TenantId tenant, LogName startedBy, LogName correlationId);

    [LoggerMessage(
        EventId = LogEvents.RunEnded,
        Message = "run {SyncId} {Status}: read={Read} written={Written} unchanged={Unchanged} skipped={Skipped} failed={Failed} seconds={Seconds} error={Error} tenant={Tenant} correlation={CorrelationId}")]
    public static partial void Ended(
        ILogger logger, LogLevel level, LogName syncId, RunStatus status, long read, long written, long unchanged, long skipped, long failed, long seconds, LogName error,
        TenantId tenant, LogName correlationId);

    [LoggerMessage(
        LogEvents.GroupDone, LogLevel.Information,
        "group {Group} {Entity}: read={Read} written={Written} unchanged={Unchanged} skipped={Skipped} failed={Failed} ms={Milliseconds} tenant={Tenant} correlation={CorrelationId}")]
    public static partial void Group(
        ILogger logger, LogName group, LogName entity, long read, long written, long unchanged, long skipped, long failed, long milliseconds, TenantId tenant, LogName correlationId);

    [LoggerMessage(
        EventId = LogEvents.RecordFailed,
        Message = "{Record} failed: {Cause} {Code} attempt={Attempt} group={Group} tenant={Tenant} correlation={CorrelationId}")]
    public static partial void RecordFailed(
        ILogger logger, LogLevel level, LogName record, LogName cause, LogName code, int attempt, LogName group, TenantId tenant, LogName correlationId);

    [LoggerMessage(LogEvents.StepWaits, LogLevel.Warning, "run {SyncId} step {Step} waits {Seconds} s: {Code} tenant={Tenant} correlation={CorrelationId}")]
    public static partial void Waits(ILogger logger, LogName syncId, int step, long seconds, LogName code, TenantId tenant, LogName correlationId);

    [LoggerMessage(LogEvents.StepFailed, LogLevel.Error, "run {SyncId} step {Step} stopped: {Cause} {Code} tenant={Tenant} correlation={CorrelationId}")]
    public static partial void StepFailed(ILogger logger, LogName syncId, int step, LogName cause, LogName code, TenantId tenant, LogName correlationId);

    [LoggerMessage(LogEvents.StepFaulted, LogLevel.Error, "run {SyncId} step {Step} met a fault of ours, tenant={Tenant} correlation={CorrelationId}: {Fault}")]
    public static partial void StepFaulted(ILogger logger, LogName syncId, int step, TenantId tenant, LogName correlationId, MaskedFault fault);
}
