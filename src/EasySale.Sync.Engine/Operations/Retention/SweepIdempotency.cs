using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Idempotency keys that no longer hold.</summary>
public sealed class SweepIdempotency(IdempotencyStore keys, TimeProvider time) : Sweep
{
    public override Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation) =>
        keys.RemoveExpired(tenant, time.GetUtcNow(), most, cancellation);
}
