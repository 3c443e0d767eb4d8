using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>The delivery log, and the marks of events that were told.</summary>
public sealed class SweepNotifications(DeliveryStore deliveries, TimeProvider time) : Sweep
{
    public override Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation) =>
        deliveries.Remove(tenant, time.GetUtcNow(), most, cancellation);
}
