using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>The steps of a run: one for each kind, parents first; a run that plans before it writes has them twice. Pure.</summary>
internal static class PlannedSteps
{
    public static IReadOnlyList<RunStep> Of(Run run) => run.Aim switch
    {
        RunAim.Sync => Steps(run, StepAim.Sync, 0),
        RunAim.Plan => Steps(run, StepAim.Plan, 0),
        RunAim.Apply => Steps(run, StepAim.Apply, 0),
        _ => [.. Steps(run, StepAim.Plan, 0), .. Steps(run, StepAim.Apply, run.Kinds.Count)],
    };

    private static List<RunStep> Steps(Run run, StepAim aim, int first) => [.. run.Kinds.Select((kind, index) => new RunStep
    {
        SyncId = run.SyncId,
        Index = first + index,
        Kind = kind,
        Aim = aim,
        PlanStep = aim == StepAim.Apply ? index : null,
    })];
}
