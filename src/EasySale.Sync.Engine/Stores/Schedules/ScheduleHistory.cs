namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>What became of a schedule's last occurrences.</summary>
public sealed record ScheduleHistory
{
    /// <summary>When runs were started last.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>The runs started then.</summary>
    public IReadOnlyList<string> LastSyncIds { get; init; } = [];

    /// <summary>Why the last occurrence started nothing, in the merchant's words; null when it did.</summary>
    public string? LastProblem { get; init; }

    /// <summary>Since when an occurrence waits for a run in its way; null when none does.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Occurrences not started in time, last time there were any.</summary>
    public MissedReport? LastMissed { get; init; }
}
