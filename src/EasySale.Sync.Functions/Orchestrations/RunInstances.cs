using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>The orchestrations of runs: one instance per run, whose id is the run's, so a run is never worked on twice at once.</summary>
public sealed class RunInstances(ILogger<RunInstances> log)
{
    public static string IdOf(RunKey run) => $"{run.Tenant}-{run.SyncId}";

    /// <summary>Starts a run's orchestration. One that is alive stays; one that cannot be started now is started by the watchdog.</summary>
    public async Task Start(DurableTaskClient durable, RunKey run)
    {
        if (await durable.Ensure(nameof(RunSync), new RunPosition(run.Tenant, run.SyncId), IdOf(run)) is { } fault)
            log.LogWarning(fault, "Run {SyncId} could not be scheduled; the watchdog will do it.", run.SyncId);
    }

    /// <summary>Wakes a run's orchestration, so that it looks at what was asked of the run. One that cannot be told now looks by itself later.</summary>
    public async Task Tell(DurableTaskClient durable, RunKey run)
    {
        try
        {
            await durable.RaiseEventAsync(IdOf(run), RunSync.Told, null, CancellationToken.None);
        }
        catch (RpcException fault)
        {
            log.LogWarning(fault, "Run {SyncId} could not be told; it looks by itself within {Look}.", run.SyncId, RunSync.Look);
        }
    }

    /// <summary>Starts a run's orchestration unless it is alive.</summary>
    public async Task Revive(DurableTaskClient durable, RunKey run, CancellationToken cancellation)
    {
        var instance = await durable.GetInstanceAsync(IdOf(run), cancellation);
        if (instance is { IsCompleted: false }) return;
        if (instance is not null) log.LogWarning("The orchestration of run {SyncId} ended ({Status}) before the run; it starts again.", run.SyncId, instance.RuntimeStatus);
        await Start(durable, run);
    }
}
