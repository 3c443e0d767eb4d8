using System.Collections.Concurrent;

namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>
/// The one thread an orchestrator runs on during a turn. What comes back from elsewhere, or after the turn, was awaited
/// outside the context and cannot be replayed.
/// </summary>
internal sealed class OrchestratorThread(Action intruded) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private int? _thread;

    /// <summary>True after something was awaited that does not come from the context.</summary>
    public bool IsIntruded { get; private set; }

    public bool IsCurrent => _thread == Environment.CurrentManagedThreadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent) _queue.Enqueue((d, state));
        else Intrude();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An orchestrator has one thread.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a step and all that follows from it, on the calling thread.</summary>
    public void Run(Action step)
    {
        var outside = Current;
        SetSynchronizationContext(this);
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            step();
            while (_queue.TryDequeue(out var next)) next.Callback(next.State);
        }
        finally
        {
            _thread = null;
            SetSynchronizationContext(outside);
        }
    }

    private void Intrude()
    {
        IsIntruded = true;
        intruded();
    }
}
