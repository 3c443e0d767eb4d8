namespace EasySale.Sync.Simulators.Time;

/// <summary>
/// A clock for which nobody waits: whoever wants to sleep is woken at once, and finds that much later it is. A vendor call's
/// timeout is no sleep: it never comes, because the call is answered.
/// </summary>
public sealed class JumpingTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(120);

    private readonly Lock _lock = new();
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        lock (_lock) _now += by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void JumpTo(DateTimeOffset instant)
    {
        lock (_lock)
            if (instant > _now) _now = instant;
    }

    private sealed class JumpTimer(JumpingTime clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan || dueTime == CallTimeout) return true;
            var due = clock.GetUtcNow() + dueTime;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                if (_isDisposed) return;
                clock.JumpTo(due);
                callback(state);
            });
            return true;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
