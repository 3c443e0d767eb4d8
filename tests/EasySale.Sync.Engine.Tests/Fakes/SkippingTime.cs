namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A clock on which every wait is over at once, and written down.</summary>
public sealed class SkippingTime(TimeProvider clock) : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
