using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>
/// What a process's calls of one connection pass: its breaker, the pauses its vendor asked for, and its lanes' permits. What one
/// worker learns is stored; the others learn it when their next slice begins, or by their own next failure.
/// </summary>
public sealed class ConnectionGate
{
    private static readonly GateFigures Figures =
        new(LimitDefaults.FailuresInARow, LimitDefaults.RowLifetime, LimitDefaults.FirstOpen, LimitDefaults.LongestOpen);

    private readonly Connection _connection;
    private readonly GateStore _store;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, (LaneTicks Ticks, LanePacer Pacer)> _lanes;
    private readonly BreakerOpened _opened;
    private volatile GateState _state = GateState.Closed;
    private DateTimeOffset _read = DateTimeOffset.MinValue;

    internal ConnectionGate(
        Connection connection, IEnumerable<RateLimit> limits, GateStore store, LaneScheduleStore lanes, string worker, BreakerOpened opened, TimeProvider time)
    {
        (_connection, _store, _opened, _time) = (connection, store, opened, time);
        _lanes = limits.GroupBy(limit => limit.Lane).ToDictionary(lane => lane.Key, lane =>
        {
            var ticks = new LaneTicks(lane);
            return (ticks, new LanePacer(ticks, new LaneRow(lanes, connection.Tenant, connection.Id, lane.Key), worker, time));
        });
    }

    /// <summary>Learns what the other workers stored, unless that was done just now.</summary>
    public async Task Refresh(CancellationToken cancellation)
    {
        if (_time.GetUtcNow() - _read < LimitDefaults.GateFresh) return;
        _state = await _store.Get(_connection.Tenant, _connection.Id, cancellation);
        _read = _time.GetUtcNow();
    }

    /// <summary>Lets a call through while the breaker is closed; when it is time to probe, one call of all workers.</summary>
    /// <exception cref="SyncException">The breaker is open (<see cref="SyncException.IsHeldBack"/>).</exception>
    public async Task Pass(CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        if (_state.IsClosed) return;
        if (_state.OpenUntil > now) throw HeldBack.Open(_state.LastCode ?? "", _state.OpenUntil.Value - now);
        (_state, var isProbe) = await _store.Change(
            _connection.Tenant, _connection.Id, state => state.Probed(now, LimitDefaults.ProbeLifetime), cancellation);
        if (isProbe || _state.IsClosed) return;
        var until = _state.OpenUntil > now ? _state.OpenUntil : _state.ProbeUntil;
        throw HeldBack.Open(_state.LastCode ?? "", until.GetValueOrDefault(now) - now);
    }

    /// <summary>Waits until none of the lanes is paused and the instant of a permit of each has come.</summary>
    /// <exception cref="SyncException">That is too far away (<see cref="SyncException.IsHeldBack"/>).</exception>
    /// <exception cref="InvalidOperationException">The connector declares no such lane.</exception>
    public async Task TakePermits(IReadOnlyList<string> lanes, CancellationToken cancellation)
    {
        if (lanes.FirstOrDefault(lane => !_lanes.ContainsKey(lane)) is { } unknown)
            throw new InvalidOperationException($"{_connection.Platform} declares no limit for the lane {unknown}.");
        var began = _time.GetTimestamp();
        foreach (var lane in Named(lanes)) await WaitOut(lane, cancellation);
        // The slowest lane first: what is taken before must not grow stale while the next one's is awaited.
        var pacers = lanes.Select(lane => _lanes[lane]).OrderByDescending(lane => lane.Ticks.Interval).Select(lane => lane.Pacer).ToList();
        while (!await PermitSet.Take(pacers, cancellation)) { }
        SyncMetrics.Waited(_connection.Platform, _time.GetElapsedTime(began));
    }

    /// <summary>The vendor said "too many": everybody keeps off its lanes for as long as it asked, else for its longest window.</summary>
    public async Task TooMany(IReadOnlyList<string> lanes, VendorAnswer answer, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var asked = RetryPolicy.RetryAfter(answer, _time);
        foreach (var lane in Named(lanes))
            if ((asked ?? (lane.Length == 0 ? null : _lanes[lane].Ticks.Longest)) is { } pause && pause > TimeSpan.Zero)
                (_state, _) = await _store.Change(_connection.Tenant, _connection.Id, state => state.Paused(lane, now, now + pause), cancellation);
    }

    /// <summary>A call succeeded, or was refused for what it says.</summary>
    public async Task Succeeded(CancellationToken cancellation)
    {
        if (_state.IsClosed && _state.Failures == 0) return;
        (_state, _) = await _store.Change(_connection.Tenant, _connection.Id, state => state.Succeeded(), cancellation);
    }

    /// <summary>A call failed. Returns what to throw when the breaker is open now, else null.</summary>
    public async Task<SyncException?> Failed(string code, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        (_state, var isChanged) = await _store.Change(_connection.Tenant, _connection.Id, state => state.Failed(now, code, Figures), cancellation);
        if (isChanged && !_state.IsClosed) await _opened(_connection, _state, cancellation);
        return _state.OpenUntil > now ? HeldBack.Open(code, _state.OpenUntil.Value - now) : null;
    }

    // Calls without a lane are paused together, under no name.
    private static IReadOnlyList<string> Named(IReadOnlyList<string> lanes) => lanes.Count == 0 ? [""] : lanes;

    private async Task WaitOut(string lane, CancellationToken cancellation)
    {
        while (Pause(lane) is { } pause && pause > TimeSpan.Zero)
        {
            if (pause > LimitDefaults.Patience) throw HeldBack.Paused(lane, pause);
            await Task.Delay(pause, _time, cancellation);
        }
    }

    private TimeSpan? Pause(string lane) => _state.Pauses.TryGetValue(lane, out var until) ? until - _time.GetUtcNow() : null;
}
