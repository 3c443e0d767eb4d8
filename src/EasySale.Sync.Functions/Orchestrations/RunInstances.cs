using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Runs;
using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>The orchestrations of runs: one instance per run, whose id is the run's, so a run is never worked on twice at once.</summary>
public sealed class RunInstances(TimeProvider time, ILogger<RunInstances> log)
{
    /// <summary>How long the history of a finished orchestration is kept. Its run's own rows stay longer.</summary>
    private static readonly TimeSpan HistoryKept = TimeSpan.FromDays(7);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    public static string IdOf(RunKey run) => $"{run.Tenant}-{run.SyncId}";

    /// <summary>Starts a run's orchestration. One that is alive stays; one that cannot be started now is started by the watchdog.</summary>
    public async Task Start(DurableTaskClient durable, RunKey run)
    {
        if (await durable.Ensure(nameof(RunSync), new RunPosition(run.Tenant, run.SyncId), IdOf(run)) is { } fault)
            InstanceLog.NotScheduled(log, run.SyncId, fault);
    }

    /// <summary>Starts the orchestration of a run that goes on at once; one that waits for its turn or for a person is started later, null never.</summary>
    public async Task Start(DurableTaskClient durable, TenantId tenant, StartedRun? run)
    {
        if (run is { MustBeScheduled: true }) await Start(durable, new RunKey(tenant.Value, run.SyncId));
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
            InstanceLog.NotTold(log, run.SyncId, RunSync.Look, fault);
        }
    }

    /// <summary>Removes the histories of orchestrations that ended and were started long ago.</summary>
    public Task Purge(DurableTaskClient durable, CancellationToken cancellation) => durable.PurgeAllInstancesAsync(
        new PurgeInstancesFilter(null, time.GetUtcNow() - HistoryKept, Ended), cancellation);

    /// <summary>Starts a run's orchestration unless it is alive.</summary>
    public async Task Revive(DurableTaskClient durable, RunKey run, CancellationToken cancellation)
    {
        var instance = await durable.GetInstanceAsync(IdOf(run), cancellation);
        if (instance is { IsCompleted: false }) return;
        if (instance is not null) InstanceLog.Revived(log, run.SyncId, instance.RuntimeStatus);
        await Start(durable, run);
    }
}
