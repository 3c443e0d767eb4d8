namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>The legal transitions of a run, in one place.</summary>
public static class RunTransitions
{
    private static readonly RunStatus[] Ends = [RunStatus.Completed, RunStatus.Partial, RunStatus.Failed];

    private static readonly Dictionary<RunStatus, RunStatus[]> Next = new()
    {
        [RunStatus.Queued] = [RunStatus.Running, RunStatus.Paused, RunStatus.Cancelled, RunStatus.Failed],
        [RunStatus.Running] = [RunStatus.Pausing, RunStatus.Cancelling, RunStatus.AwaitingConfirmation, .. Ends],
        [RunStatus.AwaitingConfirmation] = [RunStatus.Queued, RunStatus.Cancelled],
        [RunStatus.Pausing] = [RunStatus.Paused, RunStatus.Resuming, RunStatus.Cancelling, .. Ends],
        [RunStatus.Paused] = [RunStatus.Queued, RunStatus.Resuming, RunStatus.Cancelling, RunStatus.Cancelled, RunStatus.Failed],
        [RunStatus.Resuming] = [RunStatus.Running, RunStatus.Pausing, RunStatus.Cancelling, .. Ends],
        [RunStatus.Cancelling] = [RunStatus.Cancelled, .. Ends],
    };

    /// <summary>Whether a run may go from one state to another. A state that is over has no next one.</summary>
    public static bool Allows(RunStatus from, RunStatus to) => Next.TryGetValue(from, out var next) && next.Contains(to);

    public static bool IsOver(RunStatus status) => !Next.ContainsKey(status);

    /// <summary>The run in its next state.</summary>
    /// <exception cref="InvalidOperationException">There is no such transition.</exception>
    public static Run To(this Run run, RunStatus status) => Allows(run.Status, status)
        ? run with { Status = status }
        : throw new InvalidOperationException($"A run that is {run.Status} cannot become {status}.");
}
