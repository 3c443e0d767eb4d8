using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Hosts.Tests.Api;

/// <summary>The real functions behind the local host, over stores in memory.</summary>
internal static class MemoryHost
{
    /// <param name="own">Services that are there before ours.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static Task<LocalHost> Start(Action<IServiceCollection>? own = null, CancellationToken cancellation = default) => LocalHost.StartAsync(new LocalHostOptions
    {
        Functions = typeof(SyncApplication).Assembly,
        ConfigureServices = (services, configuration) =>
        {
            own?.Invoke(services);
            services
                .AddSingleton<ICallerSource, ApiKeyHeader>()
                .AddSync(configuration)
                .AddSingleton(NoNames.Addresses)
                .AddSingleton<IRowStore>(provider => new MemoryRowStore(provider.GetRequiredService<StorageMeter>()))
                .AddSingleton<IBlobStore>(provider => new MemoryBlobStore(provider.GetRequiredService<StorageMeter>()))
                .AddSingleton<ISecretStore, ForgettingSecrets>();
        },
        ConfigureWorker = worker => worker.UseSyncMiddleware(),
        ConfigureLogging = logging => logging.ClearProviders(),
    }, cancellation);
}
