using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Limits;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>
/// Whatever the limits, however many workers come and go in bursts, and though their clocks differ by as much as clocks may: no window of
/// the vendor, wherever it begins, ever holds more calls than allowed.
/// </summary>
public sealed class RateLimitProperties
{
    /// <summary>Between the clocks that differ most; with the way to the vendor it stays within what the shortest window has to spare.</summary>
    private const int MostSkew = 10;

    /// <summary>How long a case lasts, in windows of its longest limit and in seconds.</summary>
    private const double Windows = 2.5;
    private const int LongestCase = 40;

    /// <summary>A process.</summary>
    /// <param name="Starts">Tenths of a case after its beginning.</param>
    /// <param name="Callers">Calls at once.</param>
    /// <param name="Thinks">Milliseconds at most between two calls of a caller; 0 for a burst.</param>
    /// <param name="Skew">Milliseconds its clock is ahead.</param>
    public sealed record Worker(int Starts, int Callers, int Thinks, int Skew);

    private static readonly Gen<Worker> Workers =
        from starts in Gen.Choose(0, 8)
        from callers in Gen.Choose(1, 6)
        from thinks in Gen.Elements(0, 0, 300, 2000)
        from skew in Gen.Choose(0, MostSkew)
        select new Worker(starts, callers, thinks, skew);

    private static readonly Gen<RateLimit> Limit =
        from permits in Gen.Frequency((3, Gen.Choose(1, 12)), (1, Gen.Choose(13, 60)))
        from seconds in Gen.Elements(1, 1, 2, 10, 60)
        select new RateLimit(LimitedVendor.Lane, permits, TimeSpan.FromSeconds(seconds));

    private static readonly Gen<(IReadOnlyList<RateLimit> Limits, IReadOnlyList<Worker> Workers, int Seed)> Any =
        from limits in Gen.NonEmptyListOf(Limit).Resize(2)
        from workers in Gen.NonEmptyListOf(Workers).Resize(4)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select ((IReadOnlyList<RateLimit>)[.. limits], (IReadOnlyList<Worker>)[.. workers], seed);

    [Fact]
    public void No_window_of_the_vendor_is_ever_overfull()
    {
        var fullest = new List<double>();
        Cases.Hold(Any, given =>
        {
            var vendor = new LimitedVendor(given.Seed, given.Limits);
            var length = TimeSpan.FromSeconds(Math.Min(Windows * given.Limits.Max(limit => limit.Window.TotalSeconds), LongestCase));
            ShuffledContext.Race(given.Seed, vendor.Time, [.. given.Workers.Select(worker => Work(vendor, worker, length))]);

            fullest.Add(vendor.Windows.Arrivals.Count == 0 ? 0 : vendor.Windows.Fullest());
            Assert.InRange(fullest[^1], 0, 1);
        });

        // They do call, and many a window is full to the brim.
        Assert.InRange(fullest.Count(share => share == 1), Cases.Number / 20, Cases.Number);
    }

    private static Func<Task> Work(LimitedVendor vendor, Worker worker, TimeSpan length) => async () =>
    {
        await Task.Delay(length * (worker.Starts / 10.0), vendor.Time);
        var gate = await vendor.NewWorker(new SkewedTime(vendor.Time, TimeSpan.FromMilliseconds(worker.Skew)));
        Func<TimeSpan>? think = worker.Thinks == 0 ? null : () => vendor.Between(0, worker.Thinks);
        await Task.WhenAll(Enumerable.Range(0, worker.Callers).Select(_ => vendor.Calls(gate, length, think)));
    };
}
