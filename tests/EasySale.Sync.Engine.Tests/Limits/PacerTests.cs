using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Limits;

public sealed class PacerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly RateLimit[] Ledger = [new(LimitedVendor.Lane, 500, Minute), new(LimitedVendor.Lane, 10, Second)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_schedule_of_workers_ever_fills_a_window_beyond_its_limit(int seed)
    {
        var random = new Random(seed);
        var limits = new[] { Ledger, [new(LimitedVendor.Lane, 40, Minute)], [new(LimitedVendor.Lane, 100, Second)], [new(LimitedVendor.Lane, 5, Second)] }[seed % 4];
        var vendor = new LimitedVendor(seed, limits);
        ShuffledContext.Race(seed, vendor.Time, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Worker(vendor, random))]);

        Assert.InRange(vendor.Windows.Fullest(), 0.01, 1);
    }

    [Theory]
    [InlineData(1, 0.012)]
    [InlineData(2, 0.026)]
    [InlineData(4, 0.04)]
    public void Workers_together_reach_nearly_all_of_the_limit_in_equal_parts_with_few_storage_transactions(int workers, double transactionsPerCall)
    {
        var vendor = new LimitedVendor(7, Ledger);
        var length = 5 * Minute;
        var calls = new int[workers];
        ShuffledContext.Race(7, vendor.Time, [.. Enumerable.Range(0, workers).Select(Func<Task> (index) => () => Saturated(vendor, length, callers: 12, made => calls[index] += made))]);

        Assert.InRange(vendor.Windows.Fullest(), 0.9, 1);
        Assert.InRange(vendor.Windows.Used(LimitedVendor.Start + TimeSpan.FromSeconds(5), length - TimeSpan.FromSeconds(5)), 0.93, 1);
        Assert.InRange((double)vendor.Meter.Transactions / vendor.Windows.Arrivals.Count, 0, transactionsPerCall);
        Assert.True(calls.Min() > calls.Max() * 0.7, string.Join(", ", calls));
    }

    [Fact]
    public void A_slow_lane_reaches_its_limit_too_when_workers_share_it()
    {
        var vendor = new LimitedVendor(3, new RateLimit(LimitedVendor.Lane, 40, Minute));
        ShuffledContext.Race(3, vendor.Time, [.. Enumerable.Range(0, 3).Select(Func<Task> (_) => () => Saturated(vendor, 10 * Minute, callers: 2, _ => { }))]);

        Assert.InRange(vendor.Windows.Fullest(), 0.9, 1);
        Assert.InRange(vendor.Windows.Used(LimitedVendor.Start + Minute, 9 * Minute), 0.9, 1);
    }

    [Fact]
    public void A_worker_that_comes_later_is_served_within_the_first_ones_bundle()
    {
        var vendor = new LimitedVendor(5, Ledger);
        var first = TimeSpan.Zero;
        ShuffledContext.Race(5, vendor.Time, [() => Saturated(vendor, 2 * Minute, callers: 20, _ => { }), async () =>
        {
            await Task.Delay(Minute, vendor.Time);
            await vendor.Calls(await vendor.NewWorker(), Minute + Second);
            first = vendor.Now - Minute;
        }]);

        Assert.InRange(first, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void A_few_calls_now_and_then_do_not_wait_and_take_few_transactions()
    {
        var vendor = new LimitedVendor(11, Ledger);
        var calls = 0;
        ShuffledContext.Race(11, vendor.Time, [async () => calls = await vendor.Calls(await vendor.NewWorker(), 10 * Minute, () => vendor.Between(500, 1500))]);

        // 1 s of thinking, 0.18 s on the way, and no more than two permits' time in the pacer.
        Assert.InRange(10 * Minute / calls, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5));
        Assert.InRange(vendor.Meter.Transactions, 1, 200);
    }

    private static Func<Task> Worker(LimitedVendor vendor, Random random) => async () =>
    {
        await Task.Delay(TimeSpan.FromSeconds(random.Next(0, 60)), vendor.Time);
        var worker = await vendor.NewWorker();
        var end = vendor.Now + TimeSpan.FromSeconds(random.Next(10, 150));
        await Task.WhenAll(Enumerable.Range(0, random.Next(1, 20)).Select(_ => vendor.Calls(worker, end, random.Next(2) == 0 ? null : () => vendor.Between(0, 3000))));
    };

    private static async Task Saturated(LimitedVendor vendor, TimeSpan until, int callers, Action<int> made)
    {
        var worker = await vendor.NewWorker();
        foreach (var calls in await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => vendor.Calls(worker, until)))) made(calls);
    }
}
