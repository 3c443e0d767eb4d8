using DurableTask.Core.Exceptions;
using EasySale.Sync.Local.Durable.Replaying;
using Grpc.Core;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Durable;

/// <summary>What a message makes of an instance, before any turn is played.</summary>
internal static class MessageRules
{
    /// <exception cref="RpcException">The instance is unknown or finished and the sender should know.</exception>
    public static InstanceRecord? Apply(InstanceMessage message, InstanceRecord? instance, InstanceEffects effects, DateTimeOffset now) => message switch
    {
        InstanceMessage.Deliver { Event.IsAnswer: true } answer => Answered(answer, instance, effects),
        InstanceMessage.Deliver raised => Live(instance, "receive an event") is var live ? live with { Inbox = [.. live.Inbox, raised.Event] } : null,
        InstanceMessage.Delivered sent => instance is null or { IsFinished: true } ? instance : instance with { Outbox = [.. instance.Outbox.Where(one => one != sent.Event)] },
        InstanceMessage.Terminate terminate => Live(instance, "be terminated") with
        {
            Status = OrchestrationRuntimeStatus.Terminated, Output = terminate.Output, Inbox = [], UpdatedAt = now,
        },
        InstanceMessage.Suspend => Live(instance, "be suspended") with { Status = OrchestrationRuntimeStatus.Suspended },
        InstanceMessage.Resume => Resumed(Live(instance, "be resumed")),
        InstanceMessage.Intruded intruded => Intruded(intruded, instance),
        _ => instance,
    };

    /// <summary>Why an id cannot be started, or null.</summary>
    public static Exception? Refusal(InstanceMessage.Start start, InstanceRecord? there)
    {
        if (there is null || there.Parent is not null && there.Parent == start.Record.Parent) return null;
        return !there.IsFinished || start.Dedupe.Contains(there.Status)
            ? new OrchestrationAlreadyExistsException($"An orchestration instance with id '{there.InstanceId}' already exists and is {there.Status}.")
            : null;
    }

    private static InstanceRecord? Answered(InstanceMessage.Deliver answer, InstanceRecord? instance, InstanceEffects effects)
    {
        var isAwaited = instance is { IsFinished: false } && instance.Generation == answer.Generation && effects.TryClose(answer.Event.Id);
        return isAwaited ? instance! with { Inbox = [.. instance.Inbox, answer.Event] } : instance;
    }

    private static InstanceRecord? Intruded(InstanceMessage.Intruded intruded, InstanceRecord? instance) =>
        instance is { IsFinished: false } && instance.Generation == intruded.Generation
            ? instance with
            {
                Status = OrchestrationRuntimeStatus.Failed,
                Failure = Failure.From(new InvalidOperationException(IllegalAwait.Message)),
                Inbox = [],
            }
            : instance;

    private static InstanceRecord Resumed(InstanceRecord instance) => instance.Status != OrchestrationRuntimeStatus.Suspended
        ? instance
        : instance with { Status = instance.Turns == 0 && instance.Generation == 0 ? OrchestrationRuntimeStatus.Pending : OrchestrationRuntimeStatus.Running };

    private static InstanceRecord Live(InstanceRecord? instance, string what) => instance switch
    {
        null => throw new RpcException(new Status(StatusCode.NotFound, $"There is no such orchestration instance to {what}.")),
        { IsFinished: true } => throw new RpcException(new Status(
            StatusCode.FailedPrecondition, $"Orchestration instance '{instance.InstanceId}' is {instance.Status} and cannot {what}.")),
        _ => instance,
    };
}
