using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every minute: what a crash left is repaired, and every run that has its turn has a living orchestration.</summary>
public sealed class WatchRunsTimer(WatchRuns runs, RunInstances instances)
{
    [Function("WatchRuns")]
    public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        foreach (var run in await runs.Watch(Caller.System, cancellation))
            await instances.Revive(durable, new RunKey(run.Tenant.Value, run.SyncId), cancellation);
    }
}
