using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Runs;

/// <summary>How a tenant wants its batches sent.</summary>
/// <param name="Most">The most operations in a batch; null leaves it to the target.</param>
/// <param name="Delay">Between two batches of a group.</param>
internal sealed record SendingPace(int? Most, TimeSpan Delay)
{
    public static SendingPace Of(TenantSettings settings) => new(settings.ChosenBatchSize, TimeSpan.FromMilliseconds(settings.InterBatchDelayMs));

    /// <summary>Records planned together: fewer where their batches are kept apart, so that a slice still ends in time.</summary>
    public int GroupSize => Delay == TimeSpan.Zero
        ? RunDefaults.GroupSize
        : Math.Clamp((int)(RunDefaults.SliceTime / Delay) * (Most ?? TenantSettings.Defaults.BatchSize), 1, RunDefaults.GroupSize);

    /// <summary>Operations in one call; the target's own limit wins where it is lower.</summary>
    public int BatchSize(int targets) => Math.Min(Most ?? targets, targets);
}
