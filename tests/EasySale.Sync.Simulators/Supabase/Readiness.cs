using System.Diagnostics;

namespace EasySale.Sync.Simulators.Supabase;

internal static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until a program just started does its work; its own words explain why it does not.</summary>
    public static async Task WaitAsync(string name, BoundProcess process, Func<Task<bool>> isReady, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await isReady())
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{name} ended while starting: {process.Output}");
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"{name} was not ready within {Patience.TotalSeconds} s: {process.Output}");
            await Task.Delay(Pause, cancellation);
        }
    }
}
