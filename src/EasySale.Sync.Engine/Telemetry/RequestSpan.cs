using System.Diagnostics;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>The span of a request, below the trace it came with. It names the function, never the address: that may hold what a callback brings.</summary>
public static class RequestSpan
{
    public static Activity? Begin(string method, string function, string? traceParent, string correlationId)
    {
        if (!SyncTelemetry.Source.HasListeners()) return null;
        _ = ActivityContext.TryParse(traceParent, null, isRemote: true, out var theirs);
        var span = SyncTelemetry.Source.StartActivity($"{method} {function}", ActivityKind.Server, theirs);
        span?.SetTag(TagNames.Method, method);
        span?.SetTag(TagNames.Correlation, correlationId);
        return span;
    }

    /// <summary>How a request was answered that was not done.</summary>
    public static void Answered(this Activity span, int status)
    {
        if (status < 400) return;
        span.SetTag(TagNames.Status, status);
        if (status >= 500) span.SetStatus(ActivityStatusCode.Error);
    }
}
