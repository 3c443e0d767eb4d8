using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Removes something of runs that are over for so long. Runs are looked at once, by when they began; those that went on for longer are remembered, and looked at again.</summary>
/// <param name="what">Names it among what is swept.</param>
/// <param name="runs">All runs.</param>
/// <param name="swept">How far it came, and what it left.</param>
/// <param name="time">The clock.</param>
public abstract class SweepOldRuns(string what, RunStore runs, RetentionStore swept, TimeProvider time) : Sweep
{
    public sealed override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var cutoff = time.GetUtcNow().AddDays(-KeptDays(settings));
        var removed = await RemoveLeft(tenant, cutoff, cancellation);
        await foreach (var run in runs.Between(tenant, await swept.SweptTo(tenant, what, cancellation), cutoff, cancellation))
        {
            if (removed >= most) return removed;
            if (MayGo(run, cutoff)) removed += await RemoveOf(tenant, run.SyncId, cancellation);
            else await swept.Leave(tenant, what, run.SyncId, cancellation);
        }

        await swept.Swept(tenant, what, cutoff, cancellation);
        return removed;
    }

    /// <summary>How many days it is kept.</summary>
    protected abstract int KeptDays(TenantSettings settings);

    /// <summary>Removes it of a run that is over; how many things that were.</summary>
    protected abstract Task<int> RemoveOf(TenantId tenant, string syncId, CancellationToken cancellation);

    private static bool MayGo(Run run, DateTimeOffset cutoff) => run.IsOver && !(run.FinishedAt >= cutoff);

    private async Task<int> RemoveLeft(TenantId tenant, DateTimeOffset cutoff, CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var syncId in await swept.Left(tenant, what, cancellation))
        {
            if (await runs.Find(tenant, syncId, cancellation) is { Value: var run } && !MayGo(run, cutoff)) continue;
            removed += await RemoveOf(tenant, syncId, cancellation);
            await swept.Forget(tenant, what, syncId, cancellation);
        }

        return removed;
    }
}
