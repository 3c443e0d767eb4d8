using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Durable;

/// <summary>Something an instance is told; it deals with its messages one after the other.</summary>
internal abstract record InstanceMessage
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the message's effect is stored.</summary>
    public Task Done => _done.Task;

    public void Acknowledge() => _done.TrySetResult();

    public void Refuse(Exception why)
    {
        _done.TrySetException(why);
        _ = _done.Task.Exception; // whoever sent it may not listen
    }

    /// <summary>Create the instance, unless its id is taken.</summary>
    /// <param name="Record">Its first state.</param>
    /// <param name="Dedupe">States of an instance of that id which refuse, besides the live ones.</param>
    internal sealed record Start(InstanceRecord Record, IReadOnlyList<OrchestrationRuntimeStatus> Dedupe) : InstanceMessage;

    /// <summary>An answer to one of its actions, or an event raised for it.</summary>
    /// <param name="Event">What came.</param>
    /// <param name="Generation">Of answers: the generation that asked.</param>
    internal sealed record Deliver(HistoryEvent Event, long? Generation = null) : InstanceMessage;

    /// <summary>An event of its own has reached the other instance.</summary>
    internal sealed record Delivered(OutgoingEvent Event) : InstanceMessage;

    internal sealed record Terminate(string? Output) : InstanceMessage;

    internal sealed record Suspend : InstanceMessage;

    internal sealed record Resume : InstanceMessage;

    /// <summary>Its code was caught awaiting something that cannot be replayed.</summary>
    internal sealed record Intruded(long Generation) : InstanceMessage;

    /// <summary>Look whether there is something to do: its time has come, or the host has started.</summary>
    internal sealed record Wake : InstanceMessage;

    internal sealed record Purge : InstanceMessage;
}
