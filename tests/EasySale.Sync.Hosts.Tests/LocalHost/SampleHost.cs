using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Local.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

/// <summary>A local host over the sample functions of this assembly.</summary>
internal static class SampleHost
{
    public static Task<LocalHost> Start(IRowStore? rows = null, Ledger? ledger = null, TimeProvider? time = null) => LocalHost.StartAsync(new LocalHostOptions
    {
        Functions = typeof(SampleHost).Assembly,
        ConfigureServices = (services, _) => services
            .AddSingleton(ledger ?? new Ledger())
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton(rows ?? new MemoryRowStore(new StorageMeter())),
        ConfigureWorker = worker => worker.UseMiddleware<SampleMiddleware>(),
        ConfigureLogging = logging => logging.ClearProviders(),
        Settings = new Dictionary<string, string?> { ["SAMPLE_SCHEDULE"] = "30 2 * * *" },
    }, TestContext.Current.CancellationToken);

    /// <summary>Starts an orchestration and waits for its end.</summary>
    public static async Task<OrchestrationMetadata> Run(this LocalHost host, string orchestrator, object? input = null)
    {
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, TestContext.Current.CancellationToken);
        return await host.End(id);
    }

    /// <summary>Waits for an orchestration's end; the limit only keeps a broken host from holding the tests for ever.</summary>
    public static async Task<OrchestrationMetadata> End(this LocalHost host, string instanceId)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        return await host.Durable.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, limit.Token);
    }
}
