namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>Figures of limits and breakers, each named once.</summary>
public static class LimitDefaults
{
    /// <summary>The longest wait inside a call; longer ones are the run's business (a durable timer).</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A wait that long makes a worker ask for more permits before its bundle is used up.</summary>
    internal static readonly TimeSpan Impatience = TimeSpan.FromSeconds(1);

    /// <summary>A worker's first bundle of a lane: long enough to see how many permits it needs.</summary>
    internal static readonly TimeSpan FirstBundle = TimeSpan.FromSeconds(2);

    internal static readonly TimeSpan ShortestBundle = TimeSpan.FromSeconds(5);
    internal static readonly TimeSpan LongestBundle = TimeSpan.FromSeconds(40);

    /// <summary>Permits that make a bundle worth its storage transactions.</summary>
    internal const int BundlePermits = 100;

    /// <summary>Bundles in a row taken alone after which a worker takes <see cref="LoneBundlePermits"/> at a time.</summary>
    internal const int LoneBundles = 4;

    internal const int LoneBundlePermits = 300;

    /// <summary>More permits are asked for than were used, so that demand can grow.</summary>
    internal const double Headroom = 1.5;

    /// <summary>Failed calls in a row, all workers of a connection together, that open its breaker.</summary>
    public const int FailuresInARow = 5;

    /// <summary>Failures further apart are no row.</summary>
    public static readonly TimeSpan RowLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long a breaker stays open; doubles with each probe that fails, up to <see cref="LongestOpen"/>.</summary>
    public static readonly TimeSpan FirstOpen = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan LongestOpen = TimeSpan.FromMinutes(5);

    /// <summary>After it another worker may probe: the first one may have died.</summary>
    public static readonly TimeSpan ProbeLifetime = TimeSpan.FromSeconds(30);

    /// <summary>How old a gate's state may be when a slice begins.</summary>
    internal static readonly TimeSpan GateFresh = TimeSpan.FromSeconds(15);
}
