using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.LocalSecrets;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Local.Azurite;
using EasySale.Sync.Local.Hosting;

namespace EasySale.Sync.Local.Demo;

/// <summary>The local host as a program: storage, demo systems, the host, a first sync, and then it serves.</summary>
public static class LocalProgram
{
    private const string Storage = "AzureWebJobsStorage";
    private const string Development = "UseDevelopmentStorage=true";

    /// <returns>Exit code: 0 when nothing failed.</returns>
    public static async Task<int> Run(DemoOptions options, CancellationToken stop)
    {
        FreePort.Demand(options.Port);
        Directory.CreateDirectory(options.Data);
        await using var systems = options.HostOnly ? null : await DemoSystems.Start(options.Connections, stop);
        var keeps = options.HostOnly || systems!.AnyReal;
        await using var azurite = await StartStorage(options, keeps, stop);
        await using var host = await StartHost(options, azurite, stop);
        await DemoKeys.Prepare(host, options, stop);
        Console.WriteLine($"  listening on {host.BaseUrl}");
        var failed = systems is not null && await Sync(options, host, systems, stop);
        if (options.Once) return failed ? 1 : 0;
        Console.WriteLine("Serving. Ctrl-C ends it and everything it started.");
        await host.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task<bool> Sync(DemoOptions options, LocalHost host, DemoSystems systems, CancellationToken stop)
    {
        var key = await DemoTenant.NewKey(host, stop);
        await DemoTenant.ConfirmStarts(host, stop);
        using var api = new DemoApi(host.BaseUrl, key);
        var sync = new DemoSync(api, TimeProvider.System);
        Console.WriteLine("Connecting the demo tenant:");
        await sync.Connect(systems, stop);
        var currency = await DemoTenant.Currency(host, systems.Source.Id, stop);
        var summary = Summary.Empty;
        foreach (var target in systems.Targets)
        {
            var route = $"{DemoPlatform.ShortName(systems.Source.Platform)} → {DemoPlatform.ShortName(target.Platform)}";
            Console.WriteLine($"Synchronizing {route}:");
            var status = await sync.Run(systems.Source, target, stop);
            foreach (var error in status["errors"]!.AsArray()) Console.WriteLine($"  {error!["cause"]}: {error["message"]}");
            summary = summary.With(status, route, currency);
        }

        SummaryTable.Write(Console.Out, summary, currency);
        await DemoTenant.Tell(options.Data, host.BaseUrl, key, systems, stop);
        Console.WriteLine($"  {Path.Combine(options.Data, "demo.json")} holds the address and an API key to go on with.");
        if (options.Json is { } file) await File.WriteAllTextAsync(file, summary.ToJson(), stop);
        return summary.Failed > 0;
    }

    private static async Task<AzuriteProcess?> StartStorage(DemoOptions options, bool keeps, CancellationToken stop)
    {
        var connection = Environment.GetEnvironmentVariable(Storage) ?? Development;
        Console.WriteLine(connection == Development ? "  starting Azurite (storage)" : $"  storage: as {Storage} says");
        return await AzuriteProcess.StartFor(connection, keeps ? Kept(options.Data) : AzuriteOptions.Throwaway, stop);
    }

    // Simulated systems are empty at every start, and so is what is known of them.
    private static AzuriteOptions Kept(string folder)
    {
        var location = Path.GetFullPath(Path.Combine(folder, "azurite"));
        Directory.CreateDirectory(location);
        return new AzuriteOptions { Location = location };
    }

    private static Task<LocalHost> StartHost(DemoOptions options, AzuriteProcess? azurite, CancellationToken stop) => LocalHost.StartAsync(
        new LocalHostOptions
        {
            Functions = typeof(SyncApplication).Assembly,
            Port = options.Port,
            Settings = azurite is null ? new Dictionary<string, string?>() : new Dictionary<string, string?> { [Storage] = azurite.ConnectionString },
            ConfigureServices = (services, settings) => services
                .AddSingleton<ICallerSource, ApiKeyHeader>()
                .AddSingleton<ISecretStore>(provider => new LocalSecretStore(
                    provider.GetRequiredService<IRowStore>(), LocalKey.Open(Path.Combine(options.Data, "secrets.key"))))
                .AddSync(settings),
            ConfigureWorker = worker => worker.UseSyncMiddleware(),
            ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Warning),
        }, stop);
}
