using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Runs that are over, with their steps and what is left of their journals.</summary>
public sealed class SweepRuns(RunStore runs, JournalStore journal, RetentionStore swept, TimeProvider time) : SweepOldRuns("runs", runs, swept, time)
{
    private readonly RunStore _runs = runs;

    protected override int KeptDays(TenantSettings settings) => settings.RunsKeptDays;

    protected override async Task<int> RemoveOf(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        await journal.Remove(tenant, syncId, cancellation);
        await _runs.Forget(tenant, syncId, cancellation);
        return 1;
    }
}
