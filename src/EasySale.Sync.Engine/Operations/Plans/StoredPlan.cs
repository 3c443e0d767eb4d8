using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>A plan: the run that makes it and the steps that plan.</summary>
internal sealed record StoredPlan(Run Run, IReadOnlyList<RunStep> Steps, DateTimeOffset ExpiresAt)
{
    public static StoredPlan Of(Run run, IReadOnlyList<RunStep> steps, TenantSettings settings)
    {
        var planning = steps.Where(step => step.Aim == StepAim.Plan).ToList();
        var made = planning.Max(step => step.FinishedAt) ?? run.CreatedAt;
        return new StoredPlan(run, planning, made.AddHours(settings.PlanKeptHours));
    }

    public PlanTotals Totals => Steps.Aggregate(PlanTotals.None, (sum, step) => sum + (step.Plan ?? PlanTotals.None));

    public RunCounts Counts => Steps.Aggregate(new RunCounts(), (sum, step) => sum + step.Counts);

    public PlanState State(DateTimeOffset now)
    {
        if (Run.AppliedBy is not null || (Run.Aim == RunAim.Confirm && Run.Status is RunStatus.Completed or RunStatus.Partial)) return PlanState.Applied;
        if (Run.Status == RunStatus.Failed) return PlanState.Failed;
        if (Run.Status == RunStatus.Cancelled) return PlanState.Cancelled;
        if (Run.Status == RunStatus.AwaitingConfirmation) return now >= ExpiresAt ? PlanState.Expired : PlanState.AwaitingConfirmation;
        if (Run.Aim == RunAim.Confirm) return Run.ConfirmedBy is null ? PlanState.Planning : PlanState.Applied;
        if (!Run.IsOver) return PlanState.Planning;
        return now >= ExpiresAt ? PlanState.Expired : PlanState.Ready;
    }
}
