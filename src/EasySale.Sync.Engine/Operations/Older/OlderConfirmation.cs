using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Runs;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>What a run that waits for its confirmation would do, and how it is confirmed.</summary>
/// <param name="Message">What to do, step by step.</param>
/// <param name="Summary">What it comes to.</param>
/// <param name="Changes">Where every change is shown.</param>
public sealed record OlderConfirmation(string Message, PlanTotalsView Summary, string Changes)
{
    /// <summary>Null while the run waits for nothing.</summary>
    internal static OlderConfirmation? Of(RunDetails run) => run is { Links: { Apply: not null, Plan: { } changes }, Plan: { } summary }
        ? new OlderConfirmation(
            $"{summary.Records} records would be written; {summary.Destructive} of the writes take something away. To write them, call action=confirm&syncId={run.SyncId}: its answer holds a token. "
            + "Call it again with {\"token\": \"…\"} within five minutes. To write nothing, call action=cancel.",
            summary, changes)
        : null;
}
