using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>A plan.</summary>
/// <param name="Run">The run that makes it.</param>
/// <param name="Steps">That run's steps that plan.</param>
/// <param name="AppliedBy">The run that writes it; null while none does.</param>
/// <param name="ExpiresAt">When it can be applied no longer.</param>
internal sealed record StoredPlan(Run Run, IReadOnlyList<RunStep> Steps, string? AppliedBy, DateTimeOffset ExpiresAt)
{
    /// <param name="run">The run that makes it.</param>
    /// <param name="steps">All steps of that run.</param>
    /// <param name="isApplied">The run it is to be written by is there.</param>
    /// <param name="settings">How long the tenant keeps plans.</param>
    public static StoredPlan Of(Run run, IReadOnlyList<RunStep> steps, bool isApplied, TenantSettings settings)
    {
        var planning = steps.Where(step => step.Aim == StepAim.Plan).ToList();
        var made = planning.Max(step => step.FinishedAt) ?? run.CreatedAt;
        var isWritten = run.ConfirmedBy is not null || steps.Any(step => step is { Aim: StepAim.Apply, StartedAt: not null });
        var appliedBy = run.Aim == RunAim.Confirm && isWritten ? run.SyncId : isApplied ? run.AppliedBy : null;
        return new StoredPlan(run, planning, appliedBy, made.AddHours(settings.PlanKeptHours));
    }

    public PlanTotals Totals => Steps.Aggregate(PlanTotals.None, (sum, step) => sum + (step.Plan ?? PlanTotals.None));

    public RunCounts Counts => Steps.Aggregate(new RunCounts(), (sum, step) => sum + step.Counts);

    public PlanState State(DateTimeOffset now)
    {
        if (AppliedBy is not null) return PlanState.Applied;
        return Run.Status switch
        {
            RunStatus.Failed => PlanState.Failed,
            RunStatus.Cancelled => PlanState.Cancelled,
            RunStatus.AwaitingConfirmation when now < ExpiresAt => PlanState.AwaitingConfirmation,
            RunStatus.Completed or RunStatus.Partial when now < ExpiresAt => PlanState.Ready,
            RunStatus.AwaitingConfirmation or RunStatus.Completed or RunStatus.Partial => PlanState.Expired,
            _ => PlanState.Planning,
        };
    }
}
