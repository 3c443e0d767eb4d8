using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Lists of comparisons that nobody goes on with.</summary>
public sealed class SweepComparisons(DriftStore drift, TimeProvider time) : Sweep
{
    // A parked comparison is taken up again for as long as its nights follow one another; a month of them is a lost one.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public override Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation) =>
        drift.RemoveBefore(tenant, SyncIds.Prefix(time.GetUtcNow() - Kept), most, cancellation);
}
