namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>Figures of schedules, each named once.</summary>
public static class ScheduleDefaults
{
    public const string TimeZone = "America/Edmonton";
    public const int MissedLimit = 5;
    public const int LargestMissedLimit = 100;

    /// <summary>Counting of missed occurrences stops here.</summary>
    public const int MissedCounted = 10_000;

    public const int PerTenant = 200;

    /// <summary>An occurrence started within this time was not missed: the timer comes once a minute, and hosts restart.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);

    /// <summary>A start claimed longer ago was left by a host that died.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(1);
}
