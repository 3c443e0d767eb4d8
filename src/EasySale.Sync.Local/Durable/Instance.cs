using System.Threading.Channels;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Local.Worker;

namespace EasySale.Sync.Local.Durable;

/// <summary>
/// One orchestration instance while it has something to do: takes its messages one after the other, plays turns, stores
/// each with what it led to in one write, and only then lets it take effect.
/// </summary>
internal sealed class Instance(string id, DurableHub hub)
{
    private static readonly TimeSpan StorageRest = TimeSpan.FromSeconds(2);

    private readonly Channel<InstanceMessage> _messages = Channel.CreateUnbounded<InstanceMessage>();
    private readonly List<InstanceMessage> _unacknowledged = [];
    private readonly InstanceEffects _effects = new(id, hub);
    private StoredInstance? _stored;
    private InstanceRecord? _next;

    public string Id => id;

    public bool HasMessages => _messages.Reader.Count > 0;

    public void Accept(InstanceMessage message) => _messages.Writer.TryWrite(message);

    public void Close() => _messages.Writer.TryComplete();

    public async Task Live()
    {
        try
        {
            await Load();
            while (await _messages.Reader.WaitToReadAsync())
            {
                while (_messages.Reader.TryRead(out var message)) await Take(message);
                await WorkOff();
                if (_next is null or { IsFinished: true } && hub.TryRetire(this)) break;
            }
        }
        catch (Exception e)
        {
            GiveUp(e);
            if (e is MovedOnException) hub.Tell(id, new InstanceMessage.Wake());
            throw;
        }
        finally
        {
            _effects.Reset();
        }
    }

    private void GiveUp(Exception why)
    {
        hub.Drop(this);
        while (_messages.Reader.TryRead(out var message)) _unacknowledged.Add(message);
        _unacknowledged.ForEach(message => message.Refuse(why));
    }

    private async Task Load()
    {
        _stored = await Insist(() => hub.Store.Read(id, withHistory: true, CancellationToken.None));
        _next = _stored?.Record;
        if (_stored is { Record.IsFinished: false }) _effects.TakeUp(_stored);
    }

    private async Task Take(InstanceMessage message)
    {
        _unacknowledged.Add(message);
        switch (message)
        {
            case InstanceMessage.Start start: await Start(start); break;
            case InstanceMessage.Purge: await Purge(); break;
            case InstanceMessage.Wake: await Wake(); break;
            default: Note(message); break;
        }
    }

    private void Note(InstanceMessage message)
    {
        try
        {
            _next = MessageRules.Apply(message, _next, _effects);
        }
        catch (Grpc.Core.RpcException e)
        {
            _unacknowledged.Remove(message);
            message.Refuse(e);
        }
    }

    private async Task Start(InstanceMessage.Start start)
    {
        await WorkOff([start]);
        if (MessageRules.Refusal(start, _next) is { } refusal)
        {
            _unacknowledged.Remove(start);
            start.Refuse(refusal);
            return;
        }

        if (_next?.Parent is { } parent && parent == start.Record.Parent) return; // the parent asks again after a crash
        _effects.Reset();
        await Insist(async () =>
        {
            await hub.Store.Announce(id, CancellationToken.None);
            if (_stored is null) await hub.Store.DeleteTurns(id, long.MaxValue, CancellationToken.None);
            return true;
        });
        var generation = (_stored?.Record.Generation ?? -1) + 1;
        await Commit(start.Record with { Generation = generation }, null);
        _effects.TakeUp(_stored!);
    }

    private async Task Purge()
    {
        _effects.Reset();
        await Insist(async () =>
        {
            await hub.Store.Delete(id, CancellationToken.None);
            return true;
        });
        _stored = null;
        _next = null;
    }

    private async Task Wake()
    {
        if (_next is { IsFinished: true }) _effects.Finish(_next);
        if (_next is not null) return;
        await Insist(async () =>
        {
            await hub.Store.Delete(id, CancellationToken.None);
            return true;
        });
    }

    /// <summary>Plays turns while there is anything to play, and stores what else has changed.</summary>
    private async Task WorkOff(IReadOnlyList<InstanceMessage>? except = null)
    {
        while (!hub.IsClosing && TurnRules.CanPlay(_next, hub.Time.GetUtcNow())) await PlayTurn();
        if (_next is not null && !ReferenceEquals(_next, _stored?.Record)) await Commit(_next, null);
        foreach (var message in _unacknowledged.Except(except ?? []).ToList())
        {
            _unacknowledged.Remove(message);
            message.Acknowledge();
        }
    }

    private async Task PlayTurn()
    {
        var now = new Turn(hub.Time.GetUtcNow(), _next!.Inbox);
        var outcome = hub.Catalog.Find(FunctionKind.Orchestrator, _next.Name) is { } function
            ? await hub.Play(function, _next, _stored!.History, now)
            : TurnRules.NoSuchOrchestrator(_next);
        var turn = now with { Events = [.. now.Events, .. outcome.Actions] };
        var isNewGeneration = outcome.Continued is not null;
        try
        {
            await Commit(TurnRules.After(_next, turn, outcome), isNewGeneration ? null : turn);
        }
        catch (ArgumentException e)
        {
            await Commit(TurnRules.TooLarge(_next, e), null);
        }

        if (isNewGeneration) _effects.Restart(_next);
        else if (!_next.IsFinished) _effects.Apply(outcome.Actions, _next);
    }

    private async Task Commit(InstanceRecord after, Turn? turn)
    {
        var stamped = after with { WriteId = Ids.New(), UpdatedAt = hub.Time.GetUtcNow() };
        _stored = await Insist(() => Write(stamped, turn));
        _next = _stored.Record;
        hub.Watch.Publish(id);
        if (_next.IsFinished) _effects.Finish(_next);
        else _effects.Send(_next);
    }

    private async Task<StoredInstance> Write(InstanceRecord after, Turn? turn)
    {
        if (await hub.Store.Write(_stored, after, turn, CancellationToken.None) is { } written) return written;
        var there = await hub.Store.Read(id, withHistory: true, CancellationToken.None);
        return there?.Record.WriteId == after.WriteId
            ? there // an earlier attempt was applied, only its answer was lost
            : throw new MovedOnException(id);
    }

    /// <summary>Storage that does not answer for a while must not lose what happened meanwhile.</summary>
    private async Task<T> Insist<T>(Func<Task<T>> work)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (SyncException e) when (e.Cause == FailureCause.TryAgain)
            {
                HostLog.StorageAwaited(hub.Log, id, e);
                await Task.Delay(StorageRest, hub.Time, hub.Stopping);
            }
        }
    }
}
