using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Daily sums after fourteen months, and the marks of counted runs once nobody can finish them again.</summary>
public sealed class SweepMetrics(MetricsStore metrics, TimeProvider time) : Sweep
{
    private const int MonthsKept = 14;

    /// <summary>Longer than any run stands still.</summary>
    private const int MarkDays = 30;

    /// <summary>Months in which sums or marks are looked for after their time: a sweep may have been missed for so long.</summary>
    private const int MonthsLookedAt = 3;

    public override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var removed = 0;
        for (var back = 0; back < MonthsLookedAt && removed < most; back++)
        {
            removed += await metrics.RemoveMarks(tenant, now.AddMonths(-back), now.AddDays(-MarkDays), most, cancellation);
            removed += await metrics.RemoveMonth(tenant, now.AddMonths(-MonthsKept - 1 - back), most, cancellation);
        }

        return removed;
    }
}
