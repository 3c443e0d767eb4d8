using System.Diagnostics;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>Watches one connection's calls: a span, figures and a line for each attempt.</summary>
/// <param name="connection">Whose calls.</param>
/// <param name="traceHeader">Where the vendor's answers name the exchange; null where they do not.</param>
/// <param name="logger">Takes the lines.</param>
/// <param name="time">The clock.</param>
public sealed class VendorWatch(Connection connection, string? traceHeader, ILogger logger, TimeProvider time)
{
    /// <summary>Begins an attempt; the first is number 1.</summary>
    internal WatchedCall Begin(VendorRequest request, int attempt)
    {
        var span = SyncTelemetry.Source.HasListeners() ? Span(request, attempt) : null;
        return new WatchedCall(connection, request, attempt, traceHeader, span, logger, time);
    }

    private Activity? Span(VendorRequest request, int attempt)
    {
        var (method, template) = (request.Method.Method, RouteTemplate.Of(request.Address));
        var span = SyncTelemetry.Source.StartActivity($"{method} {template}", ActivityKind.Client);
        span?.SetTag(TagNames.Method, method);
        span?.SetTag(TagNames.Template, template);
        span?.SetTag(TagNames.Server, request.Address.Host);
        span?.SetTag(TagNames.Platform, connection.Platform);
        span?.SetTag(TagNames.Connection, connection.Id);
        span?.SetTag(TagNames.Tenant, connection.Tenant.Value);
        if (attempt > 1) span?.SetTag(TagNames.Resend, attempt - 1);
        return span;
    }
}
