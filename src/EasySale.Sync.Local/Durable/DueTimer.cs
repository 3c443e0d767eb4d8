namespace EasySale.Sync.Local.Durable;

/// <summary>Calls once at an instant, however far away it is.</summary>
internal sealed class DueTimer : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _due;
    private readonly Action _fire;
    private readonly ITimer _timer;

    public DueTimer(TimeProvider time, DateTimeOffset due, Action fire)
    {
        _time = time;
        _due = due;
        _fire = fire;
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Wait(), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Ring()
    {
        if (_time.GetUtcNow() < _due) _timer.Change(Wait(), Timeout.InfiniteTimeSpan);
        else _fire();
    }

    // A whole millisecond more: timers are cut to milliseconds and must not ring early.
    private TimeSpan Wait() => (_due - _time.GetUtcNow()) switch
    {
        var wait when wait <= TimeSpan.Zero => TimeSpan.Zero,
        var wait when wait > LongestWait => LongestWait,
        var wait => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)),
    };
}
