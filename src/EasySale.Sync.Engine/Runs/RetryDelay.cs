namespace EasySale.Sync.Engine.Runs;

/// <summary>How long a failed record waits before it is tried again by itself: 1, 2, 4, 8, 16 seconds, …, and up to a quarter more, so that not all come at once.</summary>
/// <param name="chance">Gives numbers from 0 up to 1, from any thread.</param>
public sealed class RetryDelay(Func<double> chance)
{
    private const double MostJitter = 0.25;

    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="failures">Failed attempts in a row, 1 or more.</param>
    public TimeSpan After(int failures)
    {
        var seconds = Math.Min(First.TotalSeconds * Math.Pow(2, failures - 1), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + (MostJitter * chance())));
    }
}
