using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>Finds plans by the id of the run that makes them.</summary>
public sealed class PlanFinder(RunStore runs, TenantSettingsStore settings)
{
    /// <exception cref="ProblemException">The tenant has no such plan (404).</exception>
    internal async Task<StoredPlan> Find(TenantId tenant, string planId, CancellationToken cancellation)
    {
        var run = (await runs.Find(tenant, planId, cancellation))?.Value;
        if (run is null || run.PlanId != planId) throw new ProblemException(KnownProblems.NotFound($"There is no plan \"{planId}\". POST /api/sync/dry-run makes one."));
        // The run that is to write it may never have come to be: kept out, or its start died.
        var isApplied = run.AppliedBy is { } by && await runs.Find(tenant, by, cancellation) is not null;
        return StoredPlan.Of(run, await runs.Steps(tenant, planId, cancellation), isApplied, await settings.Get(tenant, cancellation));
    }
}
