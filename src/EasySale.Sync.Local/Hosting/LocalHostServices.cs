using System.Text.Json;
using EasySale.Sync.Local.Durable;
using EasySale.Sync.Local.Durable.Replaying;
using EasySale.Sync.Local.Http;
using EasySale.Sync.Local.Timers;
using EasySale.Sync.Local.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EasySale.Sync.Local.Hosting;

/// <summary>Puts the host together, around the services of the functions.</summary>
internal static class LocalHostServices
{
    public static void AddLocalHost(this IServiceCollection services, LocalHostOptions options, IConfiguration settings, PowerSwitch power)
    {
        var worker = new LocalWorkerBuilder(services);
        if (!options.EndsOnSignals) services.AddSingleton<IHostLifetime, NoSignals>();
        services.AddMvc();
        services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        options.ConfigureServices(services, settings);
        options.ConfigureWorker(worker);
        services.TryAddSingleton(TimeProvider.System);
        power.Wire(services);

        services.AddSingleton(HostSettings.Read(options.HostJson));
        services.AddSingleton(new FunctionCatalog(options.Functions));
        services.AddSingleton(provider => new FunctionRunner(provider.GetRequiredService<IServiceScopeFactory>(), worker.Middleware));
        services.AddSingleton(provider => new WorkerDataConverter(provider.GetRequiredService<IOptions<JsonSerializerOptions>>().Value));
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<ActivityDispatcher>();
        services.AddSingleton<Replay>();
        services.AddSingleton<DurableHub>();
        services.AddSingleton<LocalDurableClient>();
        AddTriggers(services);
    }

    // The client is handed to functions, as in Azure, and is not there for the asking.
    private static void AddTriggers(IServiceCollection services)
    {
        services.AddSingleton(provider => new HttpFunctions(
            provider.GetRequiredService<FunctionCatalog>(), provider.GetRequiredService<FunctionRunner>(), Client(provider), provider.GetRequiredService<HostSettings>()));
        services.AddSingleton(provider => new TimerArguments(Client(provider)));
        services.AddSingleton<TimerFunctions>();
    }

    private static DurableTaskClient Client(IServiceProvider provider) => provider.GetRequiredService<LocalDurableClient>();
}
