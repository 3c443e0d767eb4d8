namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>How the start of an occurrence went.</summary>
/// <param name="Started">Ids of its runs.</param>
/// <param name="Problem">Why something was not started, in the merchant's words.</param>
/// <param name="MustWait">Another run is in the way: the occurrence stays due.</param>
public sealed record ScheduledAttempt(IReadOnlyList<string> Started, string? Problem, bool MustWait)
{
    public static readonly ScheduledAttempt None = new([], null, false);

    /// <summary>Runs in the way that stand still until a person resumes or cancels them.</summary>
    public IReadOnlyList<string> Paused { get; init; } = [];
}
