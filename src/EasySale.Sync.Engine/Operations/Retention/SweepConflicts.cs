using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Conflicts that are over, as long as the journal tells of what was done about them. Open ones stay.</summary>
public sealed class SweepConflicts(ConflictStore conflicts, TimeProvider time) : Sweep
{
    public override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var cutoff = time.GetUtcNow().AddDays(-settings.JournalKeptDays);
        var old = await conflicts.List(tenant, null, cancellation).Where(conflict => conflict.ResolvedAt < cutoff).Take(most).Select(conflict => conflict.Id).ToListAsync(cancellation);
        await conflicts.Remove(tenant, old, cancellation);
        return old.Count;
    }
}
