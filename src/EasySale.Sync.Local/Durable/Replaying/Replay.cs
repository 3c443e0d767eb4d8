using EasySale.Sync.Local.Worker;

namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>
/// Runs an orchestrator once: from its first line through all of history, then through the new turn.
/// </summary>
internal sealed class Replay(FunctionRunner runner, IServiceScopeFactory scopes, WorkerDataConverter converter, ILoggerFactory logs)
{
    /// <param name="function">The orchestrator.</param>
    /// <param name="instance">Its instance.</param>
    /// <param name="history">The turns so far.</param>
    /// <param name="now">The new turn, with what came in.</param>
    /// <param name="intruded">Called when the code turns out, later, to have awaited something not from the context.</param>
    public TurnOutcome Run(FunctionMethod function, InstanceRecord instance, IReadOnlyList<Turn> history, Turn now, Action intruded)
    {
        using var scope = scopes.CreateScope();
        var thread = new OrchestratorThread(intruded);
        var input = history.Append(now).First().Events.FirstOrDefault(one => one.Kind == EventKind.ExecutionStarted)?.Data;
        var context = new ReplayContext(instance, input, converter, logs, thread);
        var invocation = new Invocation(function, call => new(OrchestratorArguments.Of(function, context, call, input, converter)));
        var run = new ReplayRun(thread, context, () => runner.Run(invocation, new LocalFunctionContext(invocation, scope.ServiceProvider, CancellationToken.None)));
        try
        {
            foreach (var turn in history) RecordedActions.Check(turn, run.Play(turn, isReplaying: true));
            var actions = run.Play(now, isReplaying: false);
            return run.HasStalled ? Failed(actions, context, new InvalidOperationException(IllegalAwait.Message)) : Outcome(run, context, invocation, actions);
        }
        catch (NonDeterministicException e)
        {
            return Failed([], context, e);
        }
    }

    private TurnOutcome Outcome(ReplayRun run, ReplayContext context, Invocation invocation, IReadOnlyList<HistoryEvent> actions)
    {
        var outcome = new TurnOutcome(actions, context.CustomStatus);
        if (run.Error is { } error) return Failed(actions, context, error);
        if (context.IsContinued) return outcome with { Continued = context.Continued };
        if (!run.IsCompleted) return outcome;
        try
        {
            return outcome with { IsCompleted = true, Output = converter.Serialize(invocation.Result) };
        }
        catch (NotSupportedException e)
        {
            return Failed(actions, context, e);
        }
    }

    private static TurnOutcome Failed(IReadOnlyList<HistoryEvent> actions, ReplayContext context, Exception error) =>
        new(actions, context.CustomStatus) { IsCompleted = true, Failure = Failure.From(error) };
}
