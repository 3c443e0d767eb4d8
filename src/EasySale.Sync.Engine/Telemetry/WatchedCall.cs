using System.Diagnostics;
using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>One attempt of a call, told when it is answered or has failed. What is told holds no query, no header but the vendor's id, and no body.</summary>
internal sealed partial class WatchedCall(
    Connection connection, VendorRequest request, int attempt, string? traceHeader, Activity? span, ILogger logger, TimeProvider time) : IDisposable
{
    private readonly long _began = time.GetTimestamp();

    public void Answered(VendorAnswer answer)
    {
        var (status, trace) = ((int)answer.Status, traceHeader is null ? null : answer.Header(traceHeader));
        span?.SetTag(TagNames.Status, status);
        if (trace is not null) span?.SetTag(TagNames.VendorTrace, new LogName(trace).ToString());
        if (status >= 400) span?.SetTag(TagNames.Error, status.ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
        Tell(status is 429 or >= 500 ? LogLevel.Warning : LogLevel.Debug, status, null, trace);
    }

    public void Failed(Exception fault)
    {
        var error = fault is OperationCanceledException ? "timeout" : fault.GetType().Name;
        span?.SetTag(TagNames.Error, error).SetStatus(ActivityStatusCode.Error);
        Tell(LogLevel.Warning, null, error, null);
    }

    public void Dispose() => span?.Dispose();

    private void Tell(LogLevel level, int? status, string? error, string? trace)
    {
        var took = time.GetElapsedTime(_began);
        SyncMetrics.Call(connection.Platform, status, error, request.Metered, took);
        if (logger.IsEnabled(level))
            Log(logger, level, request.Method.Method, RouteTemplate.Of(request.Address), status?.ToString(CultureInfo.InvariantCulture), error, attempt, (long)took.TotalMilliseconds, trace, connection.Id, connection.Tenant);
    }

    [LoggerMessage(
        EventId = LogEvents.VendorCall,
        Message = "{Method} {Route}: {Status} {Error} attempt={Attempt} ms={Milliseconds} request={VendorRequestId} connection={Connection} tenant={Tenant}")]
    private static partial void Log(
        ILogger logger, LogLevel level, LogName method, LogName route, LogName status, LogName error, int attempt, long milliseconds, LogName vendorRequestId, LogName connection,
        TenantId tenant);
}
