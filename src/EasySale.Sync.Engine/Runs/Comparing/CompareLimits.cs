using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Runs.Comparing;

/// <summary>How far a comparison goes.</summary>
/// <param name="Calls">Calls of one run, after which it is parked.</param>
/// <param name="RemovalPercent">The share of written records it may remove.</param>
internal sealed record CompareLimits(int Calls, int RemovalPercent)
{
    /// <summary>So many removals are never too many.</summary>
    public const int RemovalsAlwaysAllowed = 20;

    /// <summary>Records of one stored part of the source's list.</summary>
    public const int ListedTogether = 3000;

    /// <summary>Shards read for one group.</summary>
    public const int ShardsTogether = 8;

    public static CompareLimits Of(TenantSettings settings) => new(settings.CompareCallsPerRun, settings.CompareRemovalPercent);

    public bool IsTooMuch(long removals, long linked) =>
        removals > Math.Max(RemovalsAlwaysAllowed, linked * RemovalPercent / 100);
}
