using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Plans that are too old to be applied, and that no run works with. The runs that made them stay listed.</summary>
public sealed class SweepPlans(PlanStore plans, RunStore runs, CountRun metrics, TimeProvider time) : Sweep
{
    /// <summary>So long an expired plan can still be looked at.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    public override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var removed = 0;
        var (looked, mayGo) = ("", false);
        await foreach (var name in plans.Names(tenant, cancellation))
        {
            var plan = PlanStore.PlanOf(name);
            if (plan != looked) (looked, mayGo) = (plan, await MayGo(tenant, plan, settings, cancellation));
            if (!mayGo) continue;
            await plans.Delete(tenant, name, cancellation);
            if (++removed >= most) return removed;
        }

        return removed;
    }

    private async Task<bool> MayGo(TenantId tenant, string plan, TenantSettings settings, CancellationToken cancellation)
    {
        if (time.GetUtcNow() - SyncIds.Instant(plan) < TimeSpan.FromHours(settings.PlanKeptHours) + Slack) return false;
        if (await runs.Find(tenant, plan, cancellation) is not { Value: var run }) return true;
        // Its time begins when it is made, which may take days where a run stands still.
        var made = StoredPlan.Of(run, await runs.Steps(tenant, plan, cancellation), isApplied: false, settings);
        if (time.GetUtcNow() < made.ExpiresAt + Slack) return false;
        if (run.Status == RunStatus.AwaitingConfirmation)
        {
            run = await runs.Change(tenant, plan, now => now.Status == RunStatus.AwaitingConfirmation ? now.To(RunStatus.Cancelled) with { FinishedAt = time.GetUtcNow() } : now, cancellation);
            await metrics.AfterRun(Caller.System, tenant, plan, cancellation);
        }

        return run.IsOver && (run.AppliedBy is not { } by || await runs.Find(tenant, by, cancellation) is not { Value.IsOver: false });
    }
}
