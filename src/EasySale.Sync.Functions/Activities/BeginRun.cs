using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Activities;

public sealed class BeginRun(RunLifecycle runs)
{
    [Function(nameof(BeginRun))]
    public Task<RunOutline> Run([ActivityTrigger] RunKey run, CancellationToken cancellation) =>
        runs.Begin(new TenantId(run.Tenant), run.SyncId, cancellation);
}
