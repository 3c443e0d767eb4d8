namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>Figures of runs, each named once.</summary>
public static class RunDefaults
{
    public const int BatchLimit = 1000;
    public const int SmallestBatchLimit = 1;
    public const int LargestBatchLimit = 100_000;
    public const int MostIds = 1000;

    /// <summary>Runs of one tenant at the same time; more are queued.</summary>
    public const int RunsAtOnce = 5;

    /// <summary>Records planned, announced and confirmed together.</summary>
    public const int GroupSize = 500;

    /// <summary>Work of one slice, after which the next begins.</summary>
    public static readonly TimeSpan SliceTime = TimeSpan.FromSeconds(45);

    /// <summary>Waits in a row without progress before a run gives up.</summary>
    public const int FruitlessWaits = 8;

    /// <summary>Time without progress after which a run gives up although it was only held back: longer than most outages, shorter than a night.</summary>
    public static readonly TimeSpan LongestStandstill = TimeSpan.FromHours(6);

    /// <summary>First wait after a passing failure; doubles up to <see cref="LongestWait"/>.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Longer than any start takes: what is unfinished after it was left by a crash.</summary>
    public static readonly TimeSpan StartGrace = TimeSpan.FromMinutes(2);

    /// <summary>How far back the watchdog looks for runs whose start was cut off.</summary>
    public static readonly TimeSpan StartLookBack = TimeSpan.FromHours(1);

    /// <summary>How long a parked comparison may go on from where it stood.</summary>
    public static readonly TimeSpan ParkedLifetime = TimeSpan.FromDays(3);

    public static readonly TimeSpan IdempotencyLifetime = TimeSpan.FromHours(24);
}
