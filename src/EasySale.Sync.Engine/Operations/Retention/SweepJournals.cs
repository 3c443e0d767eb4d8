using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Journals of runs: what was done record by record. The runs stay listed.</summary>
public sealed class SweepJournals(RunStore runs, JournalStore journal, RetentionStore swept, TimeProvider time) : Sweep
{
    private const string What = "journals";

    public override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var cutoff = time.GetUtcNow().AddDays(-settings.JournalKeptDays);
        var removed = 0;
        await foreach (var run in runs.Between(tenant, await swept.SweptTo(tenant, What, cancellation), cutoff, cancellation))
        {
            removed += await journal.Remove(tenant, run.SyncId, cancellation);
            if (removed >= most) return removed;
        }

        await swept.Swept(tenant, What, cutoff, cancellation);
        return removed;
    }
}
