using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every minute: the schedules of all tenants that are due are started, missed ones by their policy.</summary>
public sealed class RunSchedulesTimer(RunDueSchedules schedules, RunInstances instances)
{
    [Function("RunSchedules")]
    public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        foreach (var run in await schedules.Run(Caller.System, cancellation))
            await instances.Start(durable, new RunKey(run.Tenant.Value, run.SyncId));
    }
}
