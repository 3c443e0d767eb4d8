using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Journals of runs: what was done record by record. The runs stay listed.</summary>
public sealed class SweepJournals(RunStore runs, JournalStore journal, RetentionStore swept, TimeProvider time) : SweepOldRuns("journals", runs, swept, time)
{
    protected override int KeptDays(TenantSettings settings) => settings.JournalKeptDays;

    protected override Task<int> RemoveOf(TenantId tenant, string syncId, CancellationToken cancellation) => journal.Remove(tenant, syncId, cancellation);
}
