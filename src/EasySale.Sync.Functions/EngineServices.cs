using System.Security.Cryptography;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Configuration;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Consent;
using EasySale.Sync.Engine.Operations.Drift;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Operations.History;
using EasySale.Sync.Engine.Operations.Logs;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Older;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Records;
using EasySale.Sync.Engine.Operations.Reports;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Sandbox;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Functions;

/// <summary>The engine's parts: stateless, one of each per process.</summary>
internal static class EngineServices
{
    private static readonly Type[] Runs =
    [
        typeof(ConnectionOpener),
        typeof(RunLifecycle),
        typeof(RunStores),
        typeof(SliceRunner),
    ];

    private static readonly Type[] Operations =
    [
        typeof(AcceptShape),
        typeof(AnnounceLogs),
        typeof(ApiKeys),
        typeof(ApplyPlan),
        typeof(ConfirmationTokens),
        typeof(AskConsent),
        typeof(AuditTrail),
        typeof(ConnectAccount),
        typeof(NameAccount),
        typeof(ChannelAddresses),
        typeof(CheckReadiness),
        typeof(AutoMap),
        typeof(LinkEnds),
        typeof(ConfirmLinks),
        typeof(ChosenCandidate),
        typeof(ConflictOptions),
        typeof(ConflictRuns),
        typeof(ConnectionProbe),
        typeof(ConnectionSecrets),
        typeof(ConflictNews),
        typeof(ConnectionNews),
        typeof(ReconnectNews),
        typeof(TakeUpConnections),
        typeof(CopyLogs),
        typeof(CountRun),
        typeof(CreateConnection),
        typeof(DeleteConnection),
        typeof(DescribeMappings),
        typeof(DrainInbox),
        typeof(EditChannels),
        typeof(EditMappings),
        typeof(DismissFailure),
        typeof(EditPayload),
        typeof(EditSchedules),
        typeof(ExportConfiguration),
        typeof(GetConnections),
        typeof(GetFailure),
        typeof(GetHealth),
        typeof(GetPlan),
        typeof(GetLineage),
        typeof(GetMetrics),
        typeof(GetRunStatus),
        typeof(HintIntake),
        typeof(ImportConfiguration),
        typeof(JournalCopy),
        typeof(ListAudit),
        typeof(ListConflicts),
        typeof(ListConnectors),
        typeof(ListDrift),
        typeof(ListFailures),
        typeof(ListHistory),
        typeof(ListMappings),
        typeof(ListRuns),
        typeof(ListSchedules),
        typeof(LogNews),
        typeof(ManageSandbox),
        typeof(MakeReport),
        typeof(MailMessages),
        typeof(ManageRouting),
        typeof(ManageSettings),
        typeof(ManageWebhooks),
        typeof(MoneyWalk),
        typeof(MappingRoutes),
        typeof(PreviewMapping),
        typeof(ProbeConnections),
        typeof(PreviewPlan),
        typeof(ManageRoutes),
        typeof(TurningTwoWay),
        typeof(TurnedOffRoutes),
        typeof(ManageSettings),
        typeof(ManageWebhooks),
        typeof(OlderStart),
        typeof(Orchestrate),
        typeof(PlanFinder),
        typeof(PlanStart),
        typeof(PlannedChanges),
        typeof(PreviewSchedule),
        typeof(ReadRunLog),
        typeof(ReceiveWebhook),
        typeof(RefusedDeliveries),
        typeof(ResolveConflict),
        typeof(ResolveFailure),
        typeof(RetryDueRecords),
        typeof(RetryFailures),
        typeof(RouteFinder),
        typeof(RouteMaps),
        typeof(RunNews),
        typeof(RunDueSchedules),
        typeof(RunLauncher),
        typeof(SaveMappings),
        typeof(LinkedSystems),
        typeof(SavedSettingsCheck),
        typeof(ScheduleRoutes),
        typeof(ScheduledRuns),
        typeof(SendDueNotifications),
        typeof(SendMessage),
        typeof(ShowNotifications),
        typeof(StartLimit),
        typeof(StartRun),
        typeof(SteerRun),
        typeof(SuggestSchedules),
        typeof(SweepTenants),
        typeof(SystemTraces),
        typeof(TakeBackDismissal),
        typeof(TakeConsent),
        typeof(TellPeople),
        typeof(TestChannel),
        typeof(TestConnection),
        typeof(TransferMappings),
        typeof(UpdateConnection),
        typeof(VendorAccess),
        typeof(WatchInboxes),
        typeof(WatchRuns),
        typeof(WatchSilence),
        typeof(WebMessage),
        typeof(WebhookSecrets),
        typeof(WorldInUse),
    ];

    /// <summary>Each removes one kind of old data.</summary>
    private static readonly Type[] Sweeps =
    [
        typeof(SweepComparisons),
        typeof(SweepConfirmations),
        typeof(SweepConsents),
        typeof(SweepConflicts),
        typeof(SweepIdempotency),
        typeof(SweepInbox),
        typeof(SweepIntentBodies),
        typeof(SweepJournals),
        typeof(SweepPlans),
        typeof(SweepMetrics),
        typeof(SweepNotifications),
        typeof(SweepRuns),
    ];

    /// <summary>Each exports and imports one area's part of a tenant's configuration.</summary>
    private static readonly Type[] Sections =
    [
        typeof(ConnectionSection),
        typeof(MappingSection),
        typeof(NotificationSection),
        typeof(RouteSection),
        typeof(ScheduleSection),
        typeof(SettingsSection),
    ];

    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        foreach (var part in (Type[])[.. EngineStores.All, .. Runs, .. Operations, typeof(InboxInstances), typeof(RunInstances)]) services.AddSingleton(part);
        foreach (var sweep in Sweeps) services.AddSingleton(typeof(Sweep), sweep);
        foreach (var section in Sections) services.AddSingleton(typeof(ConfigurationSection), section);
        services.AddSingleton(provider => new ConnectionGates(
            provider.GetRequiredService<GateStore>(), provider.GetRequiredService<LaneScheduleStore>(), provider.GetRequiredService<TimeProvider>())
        {
            Opened = provider.GetRequiredService<ConnectionNews>().Opened,
        });
        return services.AddSingleton(_ => new RetryDelay(Chance));
    }

    // RandomNumberGenerator, because it may be asked from everywhere at once.
    private static double Chance() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
