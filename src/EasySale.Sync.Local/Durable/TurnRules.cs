using EasySale.Sync.Local.Durable.Replaying;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Durable;

/// <summary>When a turn is played and what it makes of an instance.</summary>
internal static class TurnRules
{
    public static bool CanPlay(InstanceRecord? instance, DateTimeOffset now) =>
        instance is { IsFinished: false, Inbox.Count: > 0, Status: not OrchestrationRuntimeStatus.Suspended }
        && !(instance.StartAt > now);

    public static TurnOutcome NoSuchOrchestrator(InstanceRecord instance) => new([], instance.CustomStatus)
    {
        IsCompleted = true,
        Failure = new Failure("OrchestratorTaskNotFound", $"No orchestrator named '{instance.Name}' was found.", null, null, IsFinal: true),
    };

    public static InstanceRecord TooLarge(InstanceRecord before, Exception cause) => before with
    {
        Status = OrchestrationRuntimeStatus.Failed,
        Inbox = [],
        Failure = Failure.From(new InvalidOperationException(
            "Inputs and results of one turn are too large to be stored here; pass keys and counts, not documents.", cause)),
    };

    public static InstanceRecord After(InstanceRecord before, Turn turn, TurnOutcome outcome)
    {
        var after = before with
        {
            Status = OrchestrationRuntimeStatus.Running,
            CustomStatus = outcome.CustomStatus,
            Inbox = [],
            Outbox = [.. before.Outbox, .. turn.Events.Where(one => one.Kind == EventKind.EventSent).Select(sent => Outgoing(before, sent))],
            Turns = before.Turns + 1,
        };
        if (outcome.Continued is { } next) return Restarted(after, next);
        return !outcome.IsCompleted ? after : after with
        {
            Status = outcome.Failure is null ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed,
            Output = outcome.Output,
            Failure = outcome.Failure,
        };
    }

    private static InstanceRecord Restarted(InstanceRecord after, ContinuedAsNew next) => after with
    {
        Generation = after.Generation + 1,
        Turns = 0,
        Input = next.Input,
        Inbox = [new HistoryEvent(EventKind.ExecutionStarted, Name: after.Name, Data: next.Input), .. next.Unprocessed],
    };

    private static OutgoingEvent Outgoing(InstanceRecord sender, HistoryEvent sent) =>
        new(sender.Generation, sent.Id, sent.InstanceId!, new HistoryEvent(EventKind.EventRaised, Name: sent.Name, Data: sent.Data));
}
