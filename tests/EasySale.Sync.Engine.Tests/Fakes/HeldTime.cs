namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A clock that stands still; waits on it are over when told.</summary>
public sealed class HeldTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Action> _waits = [];

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock) _waits.Add(() => callback(state));
        return new Held();
    }

    /// <summary>Ends every wait until the work is done.</summary>
    public async Task<T> Finish<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            foreach (var wait in Waits()) wait();
            await Task.Yield();
        }

        return await work;
    }

    private List<Action> Waits()
    {
        lock (_lock)
        {
            List<Action> waits = [.. _waits];
            _waits.Clear();
            return waits;
        }
    }

    private sealed class Held : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
