using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Durable;

/// <summary>
/// What a stored turn sets going: activities, timers, sub-orchestrations, events for others. All of it can be set going
/// again after a crash from what is stored.
/// </summary>
internal sealed class InstanceEffects(string id, DurableHub hub)
{
    private const int StartTimer = -1;

    private readonly HashSet<int> _open = [];
    private readonly Dictionary<int, DueTimer> _timers = [];
    private readonly Dictionary<OutgoingEvent, Task> _underway = [];

    /// <summary>Sets going whatever a stored instance still waits for.</summary>
    public void TakeUp(StoredInstance stored)
    {
        var events = stored.History.SelectMany(turn => turn.Events).Concat(stored.Record.Inbox).ToList();
        var answered = events.Where(one => one.IsAnswer).Select(one => one.Id).ToHashSet();
        Apply([.. events.Where(one => one.IsAction && !answered.Contains(one.Id))], stored.Record);
        if (stored.Record.StartAt is { } start && start > hub.Time.GetUtcNow()) _timers[StartTimer] = new DueTimer(hub.Time, start, () => hub.Tell(id, new InstanceMessage.Wake()));
        Send(stored.Record);
    }

    public void Apply(IReadOnlyList<HistoryEvent> actions, InstanceRecord instance)
    {
        foreach (var action in actions.Where(one => one.IsAnswered)) _open.Add(action.Id);
        foreach (var cancelled in actions.Where(one => one.Kind == EventKind.TimerCancelled)) TryClose(cancelled.Id);
        foreach (var action in actions.Where(one => _open.Contains(one.Id))) Begin(action, instance);
    }

    /// <summary>True once for each open action: its first answer.</summary>
    public bool TryClose(int actionId)
    {
        if (_timers.Remove(actionId, out var timer)) timer.Dispose();
        return _open.Remove(actionId);
    }

    /// <summary>Brings what the instance sends to those it is for.</summary>
    public void Send(InstanceRecord instance)
    {
        foreach (var outgoing in instance.Outbox)
            if (!_underway.ContainsKey(outgoing))
                _underway[outgoing] = hub.Errand(() => Send(outgoing));
    }

    /// <summary>After the end: answers the parent, forgets old turns, leaves the live ones.</summary>
    public void Finish(InstanceRecord instance)
    {
        Reset();
        Send(instance);
        var sent = _underway.Values.ToList();
        hub.Errand(async () =>
        {
            await Task.WhenAll(sent);
            if (instance.Parent is { } parent) await hub.Send(parent.InstanceId, new InstanceMessage.Deliver(Answer(instance, parent), parent.Generation));
            await hub.Store.DeleteTurns(id, instance.Generation, hub.Stopping);
            await hub.Store.Rest(id, hub.Stopping);
        });
    }

    /// <summary>The code starts over: nothing asked for before matters any more.</summary>
    public void Restart(InstanceRecord instance)
    {
        Reset();
        hub.Errand(() => hub.Store.DeleteTurns(id, instance.Generation, hub.Stopping));
    }

    /// <summary>Calls off whatever is going on for the present generation.</summary>
    public void Reset()
    {
        _open.Clear();
        foreach (var timer in _timers.Values) timer.Dispose();
        _timers.Clear();
    }

    private void Begin(HistoryEvent action, InstanceRecord instance)
    {
        var generation = instance.Generation;
        switch (action.Kind)
        {
            case EventKind.ActivityScheduled:
                hub.Activities.Enqueue(new ActivityWork(id, action, answer => hub.Tell(id, new InstanceMessage.Deliver(answer, generation))));
                break;
            case EventKind.TimerCreated:
                var fired = new HistoryEvent(EventKind.TimerFired, action.Id);
                _timers[action.Id] = new DueTimer(hub.Time, action.FireAt!.Value, () => hub.Tell(id, new InstanceMessage.Deliver(fired, generation)));
                break;
            case EventKind.SubOrchestrationScheduled:
                hub.Errand(() => StartChild(action, instance));
                break;
        }
    }

    private async Task StartChild(HistoryEvent action, InstanceRecord instance)
    {
        var parent = new ParentLink(instance.Name, id, instance.Generation, action.Id);
        var child = NewInstance.Of(action.Name!, action.InstanceId!, action.Data, hub.Time.GetUtcNow()) with { Parent = parent };
        try
        {
            await hub.Send(child.InstanceId, new InstanceMessage.Start(child, []));
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            var failed = new HistoryEvent(EventKind.SubOrchestrationFailed, action.Id, Failure: Failure.From(e));
            hub.Tell(id, new InstanceMessage.Deliver(failed, instance.Generation));
        }
    }

    private async Task Send(OutgoingEvent outgoing)
    {
        try
        {
            await hub.Send(outgoing.InstanceId, new InstanceMessage.Deliver(outgoing.Event));
        }
        catch (RpcException)
        {
            // An event for nobody is dropped in silence, as the real backend does.
        }

        hub.Tell(id, new InstanceMessage.Delivered(outgoing));
    }

    private static HistoryEvent Answer(InstanceRecord child, ParentLink parent) => child.Status == OrchestrationRuntimeStatus.Completed
        ? new HistoryEvent(EventKind.SubOrchestrationCompleted, parent.ActionId, Data: child.Output)
        : new HistoryEvent(EventKind.SubOrchestrationFailed, parent.ActionId, Failure: child.Failure
            ?? new Failure("OrchestrationTerminated", $"Sub-orchestration '{child.InstanceId}' was terminated.", null, null));
}
