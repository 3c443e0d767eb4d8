using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every minute: failed records that are due again, and that no run's own orchestration saw to, are tried again.</summary>
public sealed class RetryRecordsTimer(RetryDueRecords records, RunInstances instances)
{
    [Function("RetryDueRecords")]
    public async Task Run([TimerTrigger("30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        foreach (var run in await records.Run(Caller.System, cancellation))
            await instances.Start(durable, new RunKey(run.Tenant.Value, run.SyncId));
    }
}
