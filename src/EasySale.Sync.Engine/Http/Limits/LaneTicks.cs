using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>
/// A lane's permits laid out in time: permit n may be used from n × interval since 1970 on, once, and for a moment only. Whoever
/// keeps to that stays inside every window of the lane, wherever it begins, however the permits are spread over workers.
/// </summary>
internal sealed class LaneTicks
{
    // What a window has to spare for permits used late and for calls that travel at different speeds.
    private const double SpareShare = 1 / 24d;

    // Of what is to spare, the part a permit may be used late; the rest is for the way to the wire and to the vendor.
    private const int LateShare = 3;
    private static readonly TimeSpan LeastSpare = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SlotLength = TimeSpan.FromSeconds(1);

    public LaneTicks(IEnumerable<RateLimit> limits)
    {
        var all = limits.ToList();
        Interval = all.Max(limit => (limit.Window + Spare(limit.Window)) / limit.Permits);
        Lateness = TimeSpan.FromTicks(Math.Min(Interval.Ticks, all.Min(limit => (Interval * limit.Permits) - limit.Window).Ticks / LateShare));
        Longest = all.Max(limit => limit.Window);
        PerSlot = (int)Math.Max(1, Math.Round(SlotLength / Interval));
    }

    /// <summary>Between two permits.</summary>
    public TimeSpan Interval { get; }

    /// <summary>For how long a permit may be used after its instant.</summary>
    public TimeSpan Lateness { get; }

    /// <summary>The longest window: after it, whatever was too much is forgotten.</summary>
    public TimeSpan Longest { get; }

    /// <summary>Permits of a slot; about a second's, at least one.</summary>
    public int PerSlot { get; }

    public DateTimeOffset Instant(long permit) => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(Interval.Ticks * permit);

    /// <summary>The first permit whose instant is not before this one.</summary>
    public long First(DateTimeOffset from) => ((from - DateTimeOffset.UnixEpoch).Ticks + Interval.Ticks - 1) / Interval.Ticks;

    public long SlotOf(long permit) => permit / PerSlot;

    private static TimeSpan Spare(TimeSpan window) => TimeSpan.FromTicks(Math.Max((long)(window.Ticks * SpareShare), LeastSpare.Ticks));
}
