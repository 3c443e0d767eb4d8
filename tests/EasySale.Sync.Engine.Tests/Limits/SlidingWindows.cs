using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Limits;

/// <summary>The vendor's view: when calls arrived, and whether any window, wherever it begins, held more than allowed.</summary>
internal sealed class SlidingWindows(params IReadOnlyList<RateLimit> limits)
{
    private readonly List<DateTimeOffset> _arrivals = [];

    public IReadOnlyList<DateTimeOffset> Arrivals => _arrivals;

    public void Arrive(DateTimeOffset at) => _arrivals.Add(at);

    /// <summary>The fullest window of each limit, as a share of what it allows.</summary>
    public double Fullest()
    {
        _arrivals.Sort();
        return limits.Max(limit => (double)Fullest(limit.Window) / limit.Permits);
    }

    /// <summary>Calls in a stretch of time as a share of what the tightest limit allows in it.</summary>
    public double Used(DateTimeOffset from, TimeSpan length) =>
        _arrivals.Count(at => at >= from && at < from + length) / limits.Min(limit => limit.Permits * (length / limit.Window));

    private int Fullest(TimeSpan window)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < _arrivals.Count; last++)
        {
            while (_arrivals[last] - _arrivals[first] >= window) first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
