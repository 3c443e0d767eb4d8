using System.Diagnostics;
using System.Globalization;
using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Local.Azurite;

namespace EasySale.Sync.Benchmarks;

/// <summary>Several processes on one connection for a minute and a half of real time, against a server that counts in sliding windows.</summary>
internal static class LimitsBenchmark
{
    /// <summary>The first argument of a process that is one of the workers.</summary>
    public const string OneWorker = "limits-worker";

    private const int Workers = 4;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(90);

    // The first worker is up a little before the last.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(5);

    public static async Task Run(TextWriter output)
    {
        await using var azurite = await AzuriteProcess.Start(AzuriteOptions.Throwaway, default);
        using var server = new CountingServer();
        var workers = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Worker(azurite.ConnectionString, server.Address)));
        var calls = server.Calls(Length);
        var allowed = LimitedLedger.PerMinute * (Length / TimeSpan.FromMinutes(1));
        await output.WriteLineAsync($"""

            Limits, {Workers} processes on one connection for {Length.TotalSeconds:N0} s                      aim
              calls in {Length.TotalSeconds:N0} s                               {calls,10:N0}
              share of {LimitedLedger.PerMinute} a minute                      {calls / allowed,10:P1}   90 %
              answers 429                                  {server.Refused,10:N0}   0
              fullest minute, of {LimitedLedger.PerMinute}                       {server.Fullest(TimeSpan.FromMinutes(1)),10:N0}
              fullest second, of {LimitedLedger.PerSecond}                        {server.Fullest(TimeSpan.FromSeconds(1)),10:N0}
              calls of each process                        {string.Join(" + ", workers.Select(worker => worker.Calls))}
              storage transactions a call                  {(double)workers.Sum(worker => worker.Transactions) / workers.Sum(worker => worker.Calls),10:N3}
            """);
    }

    public static Task RunOne(string storage, string address, TextWriter output) =>
        new LimitedWorker(storage, new Uri(address), Length + Start).Run(output);

    private static async Task<(long Calls, long Transactions)> Worker(string storage, Uri address)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LimitsBenchmark).Assembly.Location, OneWorker, storage, address.ToString()]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var numbers = (await process.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"A worker ended with {process.ExitCode}.");
    }
}
