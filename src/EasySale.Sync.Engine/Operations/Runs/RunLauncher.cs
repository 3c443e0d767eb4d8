using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>
/// Puts a run into the world: tenant announced, run stored, entered among the active ones, in this order, so that a crash
/// anywhere leaves something the watchdog finds, and nothing that could start twice.
/// </summary>
public sealed class RunLauncher(RunStore runs, ActiveRunStore active, ActiveTenantStore tenants, TenantSettingsStore settings)
{
    public async Task<Launch> Launch(Run run, CancellationToken cancellation)
    {
        using var span = RunSpans.Accept(run);
        run = RunSpans.Placed(run);
        await tenants.Announce(run.Tenant, cancellation);
        await runs.Add(run, cancellation);
        return await Enter(run, cancellation);
    }

    /// <summary>Enters a stored run that never began; takes it back when another one keeps it out.</summary>
    public async Task<Launch> Enter(Run run, CancellationToken cancellation)
    {
        // A dry run writes nothing, so it keeps nobody out and is kept out by nobody.
        var wanted = new ActiveRun(run.SyncId, run.Source, run.Target, run.Aim == RunAim.Plan ? [] : run.Kinds, Queued: false);
        var (keptOutBy, entered) = await active.Enter(run.Tenant, wanted, await Places(run.Tenant, cancellation), cancellation);
        if (keptOutBy is not null)
        {
            await runs.Remove(run.Tenant, run.SyncId, cancellation);
            var there = (await active.List(run.Tenant, cancellation)).FirstOrDefault(other => other.SyncId == run.SyncId);
            if (there is null) return new Launch(keptOutBy.SyncId, Queued: false);
            entered = there;
        }

        // The same request sent twice at once is one run for both: the one kept out may have taken away what the other entered.
        await runs.Add(run, cancellation);
        return new Launch(null, entered.Queued);
    }

    /// <summary>Enters a run that had left although it is not over; one that is kept out stays as it is.</summary>
    public async Task<Launch> Reenter(Run run, CancellationToken cancellation)
    {
        await tenants.Announce(run.Tenant, cancellation);
        var wanted = new ActiveRun(run.SyncId, run.Source, run.Target, run.Kinds, Queued: false);
        var (keptOutBy, entered) = await active.Enter(run.Tenant, wanted, await Places(run.Tenant, cancellation), cancellation);
        return new Launch(keptOutBy?.SyncId, entered.Queued);
    }

    /// <summary>The runs that may have places now that this one is over.</summary>
    public Task<IReadOnlyList<string>> Leave(TenantId tenant, string syncId, CancellationToken cancellation) =>
        active.Leave(tenant, syncId, () => Places(tenant, cancellation), cancellation);

    /// <summary>The runs that may have places now that there may be more of them.</summary>
    public Task<IReadOnlyList<string>> Advance(TenantId tenant, CancellationToken cancellation) =>
        active.Advance(tenant, () => Places(tenant, cancellation), cancellation);

    private async Task<int> Places(TenantId tenant, CancellationToken cancellation) => (await settings.Get(tenant, cancellation)).RunsAtOnce;
}
