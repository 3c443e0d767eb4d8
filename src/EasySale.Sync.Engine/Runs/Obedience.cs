using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>What a run's worker does about what people asked of the run.</summary>
internal sealed class Obedience(RunStore runs)
{
    /// <summary>As <see cref="Obey(Run, CancellationToken)"/>, for a run that may have changed since it was read.</summary>
    public async Task<SliceState?> Obey(TenantId tenant, string syncId, CancellationToken cancellation) =>
        await runs.Find(tenant, syncId, cancellation) is { } stored ? await Obey(stored.Value, cancellation) : SliceState.Stopped;

    /// <summary>How the slice must end, or null to go on.</summary>
    public async Task<SliceState?> Obey(Run run, CancellationToken cancellation)
    {
        if (run.Status is RunStatus.Pausing or RunStatus.Resuming) run = await runs.Change(run.Tenant, run.SyncId, Settled, cancellation);
        if (run.Status == RunStatus.Paused) return SliceState.Paused;
        return run.Status is RunStatus.Cancelling or RunStatus.AwaitingConfirmation || run.IsOver ? SliceState.Stopped : null;
    }

    private static Run Settled(Run run) => run.Status switch
    {
        RunStatus.Pausing => run.To(RunStatus.Paused),
        RunStatus.Resuming => run.To(RunStatus.Running),
        _ => run,
    };
}
