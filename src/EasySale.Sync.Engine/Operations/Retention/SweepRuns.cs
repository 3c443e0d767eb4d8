using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Runs that are over, with their steps and what is left of their journals.</summary>
public sealed class SweepRuns(RunStore runs, JournalStore journal, RetentionStore swept, TimeProvider time) : Sweep
{
    private const string What = "runs";

    public override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var cutoff = time.GetUtcNow().AddDays(-settings.RunsKeptDays);
        var removed = 0;
        await foreach (var run in runs.Between(tenant, await swept.SweptTo(tenant, What, cancellation), cutoff, cancellation))
        {
            if (!run.IsOver) continue;
            await journal.Remove(tenant, run.SyncId, cancellation);
            await runs.Forget(tenant, run.SyncId, cancellation);
            if (++removed >= most) return removed;
        }

        await swept.Swept(tenant, What, cutoff, cancellation);
        return removed;
    }
}
