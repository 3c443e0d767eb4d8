using EasySale.Sync.Functions;
using EasySale.Sync.Local.Hosting;

await using var host = await LocalHost.StartAsync(new LocalHostOptions
{
    Functions = typeof(SyncApplication).Assembly,
    ConfigureServices = (services, settings) => services.AddSync(settings),
    ConfigureWorker = worker => worker.UseSyncMiddleware(),
    Port = 7071,
    EndsOnSignals = true,
});
Console.WriteLine($"Listening on {host.BaseUrl}. Ctrl-C ends it.");
await host.WaitForShutdownAsync();
