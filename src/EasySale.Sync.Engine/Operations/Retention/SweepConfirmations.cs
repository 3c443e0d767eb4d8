using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Confirmations;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Confirmations that expired. For a day they still say that, and why.</summary>
public sealed class SweepConfirmations(ConfirmationStore confirmations, TimeProvider time) : Sweep
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public override Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation) =>
        confirmations.RemoveExpired(tenant, time.GetUtcNow() - Kept, most, cancellation);
}
