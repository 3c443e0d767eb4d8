namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>One execution of an orchestrator's code, played turn by turn.</summary>
internal sealed class ReplayRun(OrchestratorThread thread, ReplayContext context, Func<Task> start)
{
    private Task? _code;

    public bool IsCompleted => _code is { IsCompleted: true };

    public Exception? Error => _code switch
    {
        { IsFaulted: true } => _code.Exception!.InnerException,
        { IsCanceled: true } => new TaskCanceledException(_code),
        _ => null,
    };

    /// <summary>True when the code neither ended nor waits for anything of the context's: it awaits something else.</summary>
    public bool HasStalled => thread.IsIntruded || !IsCompleted && !context.IsContinued && !context.IsWaiting;

    /// <summary>Plays a turn and answers what the code asked for in it.</summary>
    public IReadOnlyList<HistoryEvent> Play(Turn turn, bool isReplaying)
    {
        if (IsCompleted || context.IsContinued)
            throw new NonDeterministicException("The orchestrator is not deterministic: its code now ends where history says that it went on.");
        context.Begin(turn.At, isReplaying);
        foreach (var incoming in turn.Events.Where(one => !one.IsAction && one.Kind != EventKind.TimerCancelled)) thread.Run(() => Receive(incoming));
        return context.TakeActions();
    }

    private void Receive(HistoryEvent incoming)
    {
        if (incoming.Kind != EventKind.ExecutionStarted) context.Receive(incoming);
        else _code = start();
    }
}
