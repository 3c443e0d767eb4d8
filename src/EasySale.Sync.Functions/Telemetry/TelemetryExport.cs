using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EasySale.Sync.Functions.Telemetry;

/// <summary>
/// Sends spans and figures by OTLP while the app runs, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a receiver. The other
/// <c>OTEL_</c> settings (headers, protocol, sampler, service name) hold as OpenTelemetry defines them. Log lines go their host's way.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Sampler = "OTEL_TRACES_SAMPLER";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string DefaultName = "easysale-sync";

    private OpenTelemetrySdk? _sdk;

    public static bool IsWanted(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Endpoint]);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sdk = OpenTelemetrySdk.Create(builder =>
        {
            builder.Services.AddSingleton(configuration);
            builder.ConfigureResource(resource => resource.AddService(configuration[ServiceName] ?? DefaultName, serviceVersion: ServiceVersion.Version));
            builder.WithTracing(Trace).WithMetrics(metrics => metrics.AddMeter(SyncTelemetry.Name)).UseOtlpExporter();
        });
        return Task.CompletedTask;
    }

    /// <summary>What is left is sent before the process ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _sdk?.Dispose();
        _sdk = null;
    }

    // The host in front says "not sampled" wherever it exports nothing itself; that must not silence us.
    private void Trace(TracerProviderBuilder traces)
    {
        traces.AddSource(SyncTelemetry.Name);
        if (configuration[Sampler] is null) traces.SetSampler(new AlwaysOnSampler());
    }
}
