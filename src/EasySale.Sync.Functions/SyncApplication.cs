using System.Reflection;
using EasySale.Sync.Azure;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Middleware;
using EasySale.Sync.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace EasySale.Sync.Functions;

/// <summary>What makes the app, the same in Azure and on one machine. A host that brings its own part registers it before.</summary>
public static class SyncApplication
{
    private const string ConnectorsAssembly = "EasySale.Sync.Connectors";

    /// <summary>Engine, connectors and Azure stores; the platform's callers where no other <see cref="ICallerSource"/> is registered.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddCallers(services, configuration);
        services.TryAddSingleton(OutboundSettings.Read(configuration));
        services.TryAddSingleton(provider => VendorClient.Create(provider.GetRequiredService<OutboundAddresses>()));
        services.TryAddSingleton(_ => ConnectorCatalog.Scan(Assembly.Load(ConnectorsAssembly)));
        services.TryAddSingleton(_ => WebhookSettings.Address(configuration));
        services.TryAddSingleton(_ => new Runbook(configuration["RUNBOOK_URL"] is { Length: > 0 } guide ? new Uri(guide) : null));
        services.TryAddSingleton(_ => WebhookSettings.AppSecrets(configuration));
        services.TryAddSingleton(_ => ConsentSettings.Apps(configuration));
        services.TryAddSingleton(provider => ConsentSettings.Redirects(configuration, provider.GetRequiredService<PublicAddress>()));
        if (TelemetryExport.IsWanted(configuration)) services.AddHostedService(_ => new TelemetryExport(configuration));
        return services.AddAzureStores(configuration).AddEngine();
    }

    // Made now and not with the first request: an app nobody could be told apart in must not start.
    private static void AddCallers(IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(ICallerSource))) return;
        PlatformTrust.Demand(configuration);
        services.AddSingleton<ICallerSource, PlatformPrincipal>();
    }

    /// <summary>Correlation outermost, so that problems name it; then problems, so that they also tell who may not call.</summary>
    public static IFunctionsWorkerApplicationBuilder UseSyncMiddleware(this IFunctionsWorkerApplicationBuilder builder) =>
        builder.UseMiddleware<CorrelationMiddleware>().UseMiddleware<ProblemMiddleware>().UseMiddleware<CallerMiddleware>();
}
