using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Engine.Tests.Limits;

public sealed class TwoLaneTests
{
    private const string Calls = "calls";
    private const string Batches = "batches";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Length = 5 * Minute;
    private static readonly RateLimit[] OfCalls = [new(Calls, 500, Minute), new(Calls, 10, TimeSpan.FromSeconds(1))];
    private static readonly RateLimit OfBatches = new(Batches, 40, Minute);

    private readonly FakeTimeProvider _time = new(LimitedVendor.Start);
    private readonly MemoryRowStore _rows = new(new StorageMeter());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Calls_of_two_lanes_keep_to_both_and_leave_neither_idle(int seed)
    {
        var (all, batches) = (new SlidingWindows(OfCalls), new SlidingWindows(OfBatches));
        ShuffledContext.Race(seed, _time, async () =>
        {
            var gate = await Gate();
            await Task.WhenAll([
                .. Enumerable.Range(0, 3).Select(_ => Call(gate, [Calls], all.Arrive)),
                .. Enumerable.Range(0, 2).Select(_ => Call(gate, [Batches, Calls], at => { all.Arrive(at); batches.Arrive(at); }))]);
        });

        Assert.InRange(all.Fullest(), 0.9, 1);
        Assert.InRange(batches.Fullest(), 0.9, 1);
        Assert.InRange(all.Used(LimitedVendor.Start + Minute, Length - Minute), 0.93, 1);
        Assert.InRange(batches.Used(LimitedVendor.Start + Minute, Length - Minute), 0.9, 1);
    }

    [Fact]
    public void A_wait_that_is_cancelled_takes_no_permit()
    {
        var instants = new List<DateTimeOffset>();
        ShuffledContext.Race(1, _time, async () =>
        {
            var gate = await Gate();
            await gate.TakePermits([Batches, Calls], CancellationToken.None);
            for (var attempt = 0; attempt < 5; attempt++)
            {
                using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(1), _time);
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gate.TakePermits([Batches, Calls], impatient.Token));
            }

            await gate.TakePermits([Batches, Calls], CancellationToken.None);
            instants.Add(_time.GetUtcNow());
        });

        // The next permit of the slow lane, not the sixth.
        Assert.InRange(instants[0] - LimitedVendor.Start, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private async Task Call(ConnectionGate gate, IReadOnlyList<string> lanes, Action<DateTimeOffset> arrive)
    {
        while (_time.GetUtcNow() - LimitedVendor.Start < Length)
        {
            try
            {
                await gate.TakePermits(lanes, CancellationToken.None);
                arrive(_time.GetUtcNow());
            }
            catch (SyncException failure) when (failure.IsHeldBack)
            {
                await Task.Delay(failure.RetryAfter!.Value, _time);
            }
        }
    }

    private Task<ConnectionGate> Gate() => new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), _time).Open(
        new Connection { Tenant = new TenantId("acme"), Id = "ledger-1", Platform = "limited", Name = "Ledger" },
        new LimitedConnector([.. OfCalls, OfBatches]), CancellationToken.None);
}
