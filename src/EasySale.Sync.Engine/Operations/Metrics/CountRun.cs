using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Metrics;

/// <summary>Adds a run that is over to the daily sums. May be asked again.</summary>
public sealed class CountRun(RunStore runs, MetricsStore metrics)
{
    public async Task AfterRun(Caller caller, TenantId tenant, string syncId, CancellationToken cancellation)
    {
        caller.DemandSystem();
        if (await runs.Find(tenant, syncId, cancellation) is { Value: { IsOver: true, FinishedAt: not null } run })
            await metrics.Count(run, await runs.Steps(tenant, syncId, cancellation), cancellation);
    }
}
