using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Consent;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Consents nobody came back with.</summary>
public sealed class SweepConsents(ConsentStore consents, TimeProvider time) : Sweep
{
    public override Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation) =>
        consents.RemoveExpired(tenant, time.GetUtcNow(), most, cancellation);
}
