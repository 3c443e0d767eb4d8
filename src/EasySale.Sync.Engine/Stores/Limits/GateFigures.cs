namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>When a breaker opens and for how long.</summary>
/// <param name="FailuresInARow">Failed calls that open it.</param>
/// <param name="RowLifetime">Failures further apart are no row.</param>
/// <param name="FirstOpen">How long it stays open first; doubles.</param>
/// <param name="LongestOpen">How long at most.</param>
public sealed record GateFigures(int FailuresInARow, TimeSpan RowLifetime, TimeSpan FirstOpen, TimeSpan LongestOpen)
{
    private const int MostDoublings = 16;

    public TimeSpan OpenFor(int openings) =>
        TimeSpan.FromSeconds(Math.Min(FirstOpen.TotalSeconds * Math.Pow(2, Math.Min(openings, MostDoublings)), LongestOpen.TotalSeconds));
}
