using System.Collections.Concurrent;
using EasySale.Sync.Local.Durable.Replaying;
using EasySale.Sync.Local.Worker;

namespace EasySale.Sync.Local.Durable;

/// <summary>
/// All orchestration instances of this host. Each that has something to do lives here with a queue of messages; those that
/// were live when the last host ended are woken at the start.
/// </summary>
internal sealed class DurableHub(
    InstanceStore store, FunctionCatalog catalog, Replay replay, ActivityDispatcher activities, HostSettings settings, TimeProvider time, ILogger<DurableHub> log)
    : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Instance> _instances = [];
    private readonly ConcurrentDictionary<Task, bool> _errands = new();
    private readonly SemaphoreSlim _turns = new(settings.MaxOrchestrators);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _lives = new();
    private volatile bool _isClosing;
    private bool _isDisposed;

    public InstanceStore Store => store;

    public FunctionCatalog Catalog => catalog;

    public ActivityDispatcher Activities => activities;

    public TimeProvider Time => time;

    public ILogger Log => log;

    public InstanceWatch Watch { get; } = new();

    public CancellationToken Stopping => _stopping.Token;

    /// <summary>True while the host ends: what still comes in is stored, but no turn is played.</summary>
    public bool IsClosing => _isClosing;

    /// <summary>Wakes every instance that was live when the last host ended.</summary>
    public async Task Recover(CancellationToken cancellation)
    {
        await foreach (var instanceId in store.LiveIds(cancellation)) Tell(instanceId, new InstanceMessage.Wake());
    }

    /// <summary>Sends a message and waits until its effect is stored.</summary>
    public async Task Send(string instanceId, InstanceMessage message)
    {
        Tell(instanceId, message);
        await message.Done.WaitAsync(Stopping);
    }

    public void Tell(string instanceId, InstanceMessage message)
    {
        lock (_lock)
        {
            if (_isClosing) return;
            if (!_instances.TryGetValue(instanceId, out var instance))
            {
                _instances[instanceId] = instance = new Instance(instanceId, this);
                Track(_lives, instance.Live);
            }

            instance.Accept(message);
        }
    }

    /// <summary>Lets an instance go that has nothing more to do, unless a message has just come.</summary>
    public bool TryRetire(Instance instance)
    {
        lock (_lock) return !instance.HasMessages && Retire(instance);
    }

    /// <summary>Lets an instance go that cannot go on here; the next message reads it anew.</summary>
    public void Drop(Instance instance)
    {
        lock (_lock) Retire(instance);
    }

    public async Task<TurnOutcome> Play(FunctionMethod function, InstanceRecord instance, IReadOnlyList<Turn> history, Turn now)
    {
        await _turns.WaitAsync();
        try
        {
            return replay.Run(function, instance, history, now, () => Tell(instance.InstanceId, new InstanceMessage.Intruded(instance.Generation)));
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Work on the side that ends before the host does.</summary>
    public Task Errand(Func<Task> work) => Track(_errands, work);

    /// <summary>Does nothing more, without waiting for anything.</summary>
    public void Halt()
    {
        Close();
        _stopping.Cancel();
        activities.Halt();
    }

    /// <summary>Lets running activities end, stores what they answered, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await activities.DisposeAsync();
        Close();
        await Patience.For(End(_lives), time);
        await _stopping.CancelAsync();
        await Patience.For(Task.WhenAll(End(_lives), End(_errands)), time);
    }

    private Task Track(ConcurrentDictionary<Task, bool> tracked, Func<Task> work)
    {
        var task = Task.Run(work);
        tracked[task] = true;
        task.ContinueWith(
            done =>
            {
                tracked.TryRemove(done, out _);
                if (done.Exception is { } fault && !Stopping.IsCancellationRequested) HostLog.HubFaulted(log, fault);
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    private static async Task End(ConcurrentDictionary<Task, bool> tracked)
    {
        while (tracked.Keys.FirstOrDefault(task => !task.IsCompleted) is { } running) await running.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private void Close()
    {
        lock (_lock)
        {
            _isClosing = true;
            foreach (var instance in _instances.Values) instance.Close();
        }
    }

    private bool Retire(Instance instance)
    {
        instance.Close();
        return _instances.Remove(instance.Id);
    }
}
