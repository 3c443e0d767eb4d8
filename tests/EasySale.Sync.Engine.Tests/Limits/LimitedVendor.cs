using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Engine.Tests.Limits;

/// <summary>A vendor with limits on a virtual clock, and workers of its connections that pass their gates before they call.</summary>
internal sealed class LimitedVendor
{
    public const string Lane = "calls";
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private readonly IReadOnlyList<RateLimit> _limits;
    private readonly IRowStore _rows;
    private readonly Random _random;

    public LimitedVendor(int seed, params IReadOnlyList<RateLimit> limits)
    {
        (_limits, _random) = (limits, new Random(seed));
        Windows = new SlidingWindows(limits);
        _rows = new MortalRowStore(new MemoryRowStore(Meter), new Lifeline { Pause = () => Pass(2, 40) });
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public StorageMeter Meter { get; } = new();

    public SlidingWindows Windows { get; }

    /// <summary>Since the start.</summary>
    public TimeSpan Now => Time.GetUtcNow() - Start;

    /// <summary>The connection's gate in a new process, which may have a clock of its own.</summary>
    public Task<ConnectionGate> NewWorker(TimeProvider? clock = null) => new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), clock ?? Time).Open(
        new Connection { Tenant = new TenantId("acme"), Id = "ledger-1", Platform = "limited", Name = "Ledger" }, new LimitedConnector(_limits), CancellationToken.None);

    /// <summary>Calls one after the other until the time is over; when held back, waits as a run does. Returns the calls made.</summary>
    public async Task<int> Calls(ConnectionGate gate, TimeSpan until, Func<TimeSpan>? think = null)
    {
        for (var calls = 0; ; calls++)
        {
            if (think is not null) await Task.Delay(think(), Time);
            while (Now < until && await WaitOf(gate) is { } wait) await Task.Delay(wait, Time);
            if (Now >= until) return calls;
            await Call();
        }
    }

    public TimeSpan Between(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from, to));

    private async Task Call()
    {
        await Pass(5, 60);
        Windows.Arrive(Time.GetUtcNow());
        await Pass(40, 250);
    }

    private static async Task<TimeSpan?> WaitOf(ConnectionGate gate)
    {
        try
        {
            await gate.TakePermits([Lane], CancellationToken.None);
            return null;
        }
        catch (SyncException failure) when (failure.IsHeldBack)
        {
            return failure.RetryAfter;
        }
    }

    private Task Pass(int from, int to) => Task.Delay(Between(from, to), Time);
}
