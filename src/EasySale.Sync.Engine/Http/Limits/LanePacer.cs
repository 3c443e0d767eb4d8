using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>
/// Hands out a lane's permits in one process. They are taken from the shared schedule in bundles of some ten seconds (some thirty
/// where nobody else has come for a while), as many as were needed lately, and used each at its instant; what nobody used in time
/// is void.
/// </summary>
internal sealed class LanePacer(LaneTicks ticks, LaneRow row, string worker, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<long> _hand = [];
    private Task _renewal = Task.CompletedTask;
    private Stored<LaneSchedule>? _known;
    private DateTimeOffset _renewed = DateTimeOffset.MinValue;
    private DateTimeOffset _due = DateTimeOffset.MinValue;
    private double _rate;
    private long _used;
    private int _alone;
    private bool _wasShort;

    /// <summary>Waits for a permit's instant. A wait that is cancelled takes none.</summary>
    /// <returns>The permit's number.</returns>
    /// <exception cref="Failures.SyncException">It is too far away to wait for.</exception>
    public async Task<long> Take(CancellationToken cancellation)
    {
        while (true)
        {
            if (NeedsMore()) await Replenish(cancellation);
            var permit = Next();
            await Await(permit, cancellation);
            if (IsUsable(permit)) return permit;
        }
    }

    /// <summary>The permit's moment is not over.</summary>
    public bool IsUsable(long permit) => time.GetUtcNow() <= ticks.Instant(permit) + ticks.Lateness;

    /// <summary>Gives back a permit that was not used.</summary>
    public void Return(long permit)
    {
        lock (_lock)
        {
            _hand.Add(permit);
            _used--;
        }
    }

    private async Task Await(long permit, CancellationToken cancellation)
    {
        var wait = ticks.Instant(permit) - time.GetUtcNow();
        if (wait <= TimeSpan.Zero) return;
        try
        {
            await Task.Delay(wait, time, cancellation);
        }
        catch (OperationCanceledException)
        {
            Return(permit);
            throw;
        }
    }

    private long Next()
    {
        lock (_lock)
        {
            var wait = (_hand.Count > 0 ? ticks.Instant(_hand.Min) : _due) - time.GetUtcNow();
            if (wait > LimitDefaults.Impatience) _wasShort = true;
            // Back a little early: a permit is used at its instant or not at all.
            if (_hand.Count == 0 || wait > LimitDefaults.Patience) throw HeldBack.NoPermit(row.Lane, wait - (LimitDefaults.Patience / 2));
            var permit = _hand.Min;
            _hand.Remove(permit);
            _used++;
            return permit;
        }
    }

    private bool NeedsMore()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_hand.Count > 0 && ticks.Instant(_hand.Min) + ticks.Lateness < now) _hand.Remove(_hand.Min);
            var isShort = _hand.Count == 0 || ticks.Instant(_hand.Min) - now > LimitDefaults.Impatience;
            return now >= _due || (isShort && _rate < ticks.PerSlot);
        }
    }

    /// <summary>One renewal at a time, for all callers; it outlives the caller who happened to begin it.</summary>
    private Task Replenish(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_renewal.IsCompleted) _renewal = NeedsMore() ? Renew(CancellationToken.None) : Task.CompletedTask;
            return _renewal.WaitAsync(cancellation);
        }
    }

    private async Task Renew(CancellationToken cancellation)
    {
        var (rate, isFirst) = (Rate(), IsFirst());
        while (true)
        {
            var now = time.GetUtcNow();
            // Alone, the row is as we wrote it; with others a look costs less than a refusal.
            if (_known is null || PermitClaim.Workers(_known.Value, worker, now) > 1) _known = await row.Find(cancellation);
            var schedule = _known?.Value ?? LaneSchedule.Empty;
            var workers = PermitClaim.Workers(schedule, worker, now);
            _alone = workers > 1 ? 0 : _alone;
            var bundle = isFirst ? LimitDefaults.FirstBundle : Bundle(workers);
            var claim = new PermitClaim(ticks, worker, rate);
            var after = claim.Apply(schedule, Held(), now, bundle, isFirst ? bundle : 2 * bundle);
            _known = await row.Save(after, _known?.Version, cancellation);
            if (_known is null) continue;
            _alone++;
            Keep(claim.Taken, rate, now, bundle);
            return;
        }
    }

    // What was needed a while ago says nothing about now.
    private bool IsFirst()
    {
        lock (_lock) return _rate == 0 || time.GetUtcNow() - _due > LimitDefaults.LongestBundle;
    }

    /// <summary>Permits a slot to ask for: all of them while nobody knows what is needed, or when it was not enough.</summary>
    private double Rate()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_wasShort || now < _due || _rate == 0 || now - _due > LimitDefaults.LongestBundle) return ticks.PerSlot;
            var slots = (now - _renewed) / (ticks.Interval * ticks.PerSlot);
            return Math.Min(LimitDefaults.Headroom * _used / slots, ticks.PerSlot);
        }
    }

    private List<long> Held()
    {
        lock (_lock) return [.. _hand];
    }

    private void Keep(List<long> taken, double rate, DateTimeOffset now, TimeSpan bundle)
    {
        lock (_lock)
        {
            _hand.UnionWith(taken);
            (_renewed, _due, _rate, _used, _wasShort) = (now, now + bundle, rate, 0, false);
        }
    }

    private TimeSpan Bundle(int workers)
    {
        var permits = _alone < LimitDefaults.LoneBundles ? LimitDefaults.BundlePermits * workers : LimitDefaults.LoneBundlePermits;
        var seconds = permits * ticks.Interval.TotalSeconds;
        return TimeSpan.FromSeconds(Math.Clamp(seconds, LimitDefaults.ShortestBundle.TotalSeconds, LimitDefaults.LongestBundle.TotalSeconds));
    }
}
