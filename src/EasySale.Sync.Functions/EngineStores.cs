using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Confirmations;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Consent;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Logs;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Shapes;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Functions;

/// <summary>Everything that outlives a run, one of each.</summary>
internal static class EngineStores
{
    public static readonly IReadOnlyList<Type> All =
    [
        typeof(ActiveRunStore),
        typeof(ActiveTenantStore),
        typeof(ApiKeyStore),
        typeof(AuditStore),
        typeof(ConflictStore),
        typeof(ConfirmationStore),
        typeof(ConnectionDirectory),
        typeof(ConnectionStore),
        typeof(ConsentStore),
        typeof(DeliveryStore),
        typeof(DriftStore),
        typeof(DueNotificationStore),
        typeof(DueProbeStore),
        typeof(DueRetryStore),
        typeof(DueScheduleStore),
        typeof(FailureStore),
        typeof(GateStore),
        typeof(HealthStore),
        typeof(IdempotencyStore),
        typeof(InboxStore),
        typeof(JournalStore),
        typeof(LaneScheduleStore),
        typeof(LeaseStore),
        typeof(LeftSystemStore),
        typeof(LinkStore),
        typeof(LogCopyStore),
        typeof(MappingStore),
        typeof(MeteredCallStore),
        typeof(MetricsStore),
        typeof(NotificationSettingsStore),
        typeof(PayloadStore),
        typeof(PendingInboxStore),
        typeof(PlanStore),
        typeof(RecentStartStore),
        typeof(RetentionStore),
        typeof(RouteStore),
        typeof(RunStore),
        typeof(ScheduleStore),
        typeof(ShapeStore),
        typeof(TenantSettingsStore),
        typeof(TwoWayStores),
        typeof(UnderwayStore),
        typeof(WaitingRetryStore),
        typeof(WatermarkStore),
        typeof(WebhookStateStore),
    ];
}
