using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Logs;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Activities;

public sealed class FinishRun(RunLifecycle runs, WatchSilence silence, CountRun metrics, RunNews news, AnnounceLogs logs, RunInstances instances)
{
    /// <summary>Ends a run and starts those that waited for its place. Returns what of it is tried again, or null.</summary>
    [Function(nameof(FinishRun))]
    public async Task<RunRetries?> Run([ActivityTrigger] RunKey run, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var end = await runs.Finish(new TenantId(run.Tenant), run.SyncId, cancellation);
        foreach (var next in end.MayStart) await instances.Start(durable, run with { SyncId = next });
        await metrics.AfterRun(Caller.System, new TenantId(run.Tenant), run.SyncId, cancellation);
        await news.AfterRun(Caller.System, end, cancellation);
        await logs.AfterRun(Caller.System, end, cancellation);
        // Last, because it calls the vendor: nothing else waits for that, or is lost by it.
        await silence.AfterRun(Caller.System, new TenantId(run.Tenant), run.SyncId, cancellation);
        return end.RetryAt is { } at ? new RunRetries(run.Tenant, run.SyncId, at) : null;
    }
}
