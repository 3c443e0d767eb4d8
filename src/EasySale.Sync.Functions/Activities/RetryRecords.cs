using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Activities;

public sealed class RetryRecords(RetryDueRecords records, RunInstances instances)
{
    /// <summary>Starts the runs that try a run's failed records again.</summary>
    [Function(nameof(RetryRecords))]
    public async Task Run([ActivityTrigger] RunRetries retries, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var entry = new DueRetry(new TenantId(retries.Tenant), retries.SyncId, retries.At);
        foreach (var run in await records.Run(Caller.System, entry, cancellation))
            await instances.Start(durable, new RunKey(run.Tenant.Value, run.SyncId));
    }
}
