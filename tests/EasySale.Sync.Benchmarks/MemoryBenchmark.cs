using System.Diagnostics;
using System.Globalization;
using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Local.Azurite;

namespace EasySale.Sync.Benchmarks;

/// <summary>
/// How much memory a run takes, whatever the number of its records. Each size runs in a process of its own, so that none inherits
/// another's working set; storage is an Azurite of its own, and orders are made as they are read.
/// </summary>
internal static class MemoryBenchmark
{
    /// <summary>The first argument of a process that measures one size.</summary>
    public const string OneSize = "memory-of";

    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static async Task Run(TextWriter output)
    {
        await output.WriteLineAsync("\nMemory                      peak working set   peak GC heap   aim");
        foreach (var size in Sizes)
        {
            await using var azurite = await AzuriteProcess.Start(AzuriteOptions.Throwaway, default);
            var (workingSet, heap) = await InProcessOfItsOwn(size, azurite.ConnectionString);
            await output.WriteLineAsync($"  {size,7:N0} orders              {workingSet,10:N0} MB    {heap,8:N0} MB   300 MB");
        }
    }

    /// <summary>Measures one size and writes two numbers: the peaks in MB.</summary>
    public static async Task RunOne(int count, string storage, TextWriter output)
    {
        var house = BenchHouse.On(storage, new GeneratedShop(new GeneratedOrders(count), keptReady: false));
        await house.Furnish();
        await using var peak = new PeakMemory();
        await house.Sync(SyncMode.Full);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{peak.Megabytes.WorkingSet} {peak.Megabytes.Heap}"));
    }

    private static async Task<(long WorkingSet, long Heap)> InProcessOfItsOwn(int size, string storage)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(MemoryBenchmark).Assembly.Location, OneSize, size.ToString(CultureInfo.InvariantCulture), storage])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var numbers = (await process.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The process that measured {size} orders ended with {process.ExitCode}.");
    }
}
