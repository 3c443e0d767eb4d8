namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>
/// A clock that runs ahead to whatever is waited for, as long as that is at most a minute away. Longer timers, such as a call's
/// timeout, ring when the test moves the clock.
/// </summary>
internal sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly HashSet<Alarm> _alarms = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    private void MoveTo(DateTimeOffset instant)
    {
        List<Alarm> due;
        lock (_lock)
        {
            if (instant > _now) _now = instant;
            due = [.. _alarms.Where(alarm => alarm.Due <= _now).OrderBy(alarm => alarm.Due)];
            _alarms.ExceptWith(due);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    private void Set(Alarm alarm, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _alarms.Remove(alarm);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            alarm.Due = _now + dueTime;
            _alarms.Add(alarm);
        }

        if (dueTime <= Longest) ThreadPool.QueueUserWorkItem(_ => RunAheadTo(alarm));
    }

    private void RunAheadTo(Alarm alarm)
    {
        lock (_lock)
            if (!_alarms.Contains(alarm)) return;
        MoveTo(alarm.Due);
    }

    private void Remove(Alarm alarm)
    {
        lock (_lock) _alarms.Remove(alarm);
    }

    private sealed class Alarm(JumpingClock clock, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
