using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>Stands between planning and writing: a plan that needs a person waits for one.</summary>
public sealed class PlanGate(RunStore runs, TenantSettingsStore settings)
{
    /// <summary>Whether a plan is written only when somebody confirms it.</summary>
    public static bool IsNeeded(PlanTotals totals, TenantSettings settings) => totals.Records > settings.ConfirmAbove || totals.Destructive > 0;

    /// <summary>Whether the step has to wait; its run says so then.</summary>
    internal async Task<bool> Holds(Run run, RunStep step, CancellationToken cancellation)
    {
        if (run is not { Aim: RunAim.Confirm, ConfirmedBy: null } || step is not { Aim: StepAim.Apply, StartedAt: null }) return false;
        var steps = await runs.Steps(run.Tenant, run.SyncId, cancellation);
        // Of what was begun, the rest follows.
        if (steps.Any(other => other is { Aim: StepAim.Apply, StartedAt: not null })) return false;
        var totals = steps.Aggregate(PlanTotals.None, (sum, planned) => sum + (planned.Plan ?? PlanTotals.None));
        if (!IsNeeded(totals, await settings.Get(run.Tenant, cancellation))) return false;
        await runs.Change(run.Tenant, run.SyncId, now => now.Status == RunStatus.Running ? now.To(RunStatus.AwaitingConfirmation) : now, cancellation);
        return true;
    }
}
