using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>An entry of the index of messages to be sent.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="DeliveryId">Which.</param>
/// <param name="At">When.</param>
public sealed record DueNotification(TenantId Tenant, string DeliveryId, DateTimeOffset At);
