using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Hosts.Tests.Telemetry;

/// <summary>A receiver of OTLP over HTTP, as a collector is one.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentDictionary<string, bool> _metrics = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public IReadOnlyList<OtlpSpan> Spans => [.. _spans];

    public ICollection<string> Metrics => _metrics.Keys;

    public static async Task<OtlpReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/traces", async (HttpRequest request) => receiver.TakeTraces(await Body(request)));
        receiver._app.MapPost("/v1/metrics", async (HttpRequest request) => receiver.TakeMetrics(await Body(request)));
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<Protobuf> Body(HttpRequest request)
    {
        Assert.Equal("application/x-protobuf", request.ContentType);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new Protobuf(body.ToArray());
    }

    // Field numbers: opentelemetry/proto/trace/v1/trace.proto and metrics/v1/metrics.proto.
    private void TakeTraces(Protobuf export)
    {
        foreach (var span in export.Messages(1).SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2))) _spans.Enqueue(OtlpSpan.Of(span));
    }

    private void TakeMetrics(Protobuf export)
    {
        foreach (var metric in export.Messages(1).SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2))) _metrics[metric.Text(1)] = true;
    }
}
