using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every hour: data older than it is kept is removed, a bounded number of things at a time.</summary>
public sealed class SweepTimer(SweepTenants tenants, RunInstances instances)
{
    [Function("Sweep")]
    public async Task Run([TimerTrigger("0 20 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        await tenants.Run(Caller.System, cancellation);
        await instances.Purge(durable, cancellation);
    }
}
