namespace EasySale.Sync.Functions.Http;

/// <summary>
/// The routes, below the prefix of host.json. Parameters are constrained throughout: on the Functions host a literal route does
/// not win over an unconstrained parameter.
/// </summary>
internal static class Routes
{
    public const string Sync = "sync/{entity:regex(^(customers|products|inventory|orders|payments|refunds|all)$)}";

    /// <summary>Every other word but the literal routes below <c>sync/</c>.</summary>
    public const string SyncUnknown = "sync/{entity:regex(^(?!(customers|products|inventory|orders|payments|refunds|all|dry-run|retry|sandbox|schedules|mappings)$).*$)}";

    public const string Status = "sync/status";
    public const string StatusOfRun = "sync/status/{syncId}";
    public const string Failures = "sync/failures";
    public const string FailuresExport = "sync/failures/export";
    public const string Failure = "sync/failures/{id:regex(^(?!export$).*$)}";
    public const string FailurePayload = "sync/failures/{id}/payload";
    public const string History = "sync/history";
    public const string HistoryExport = "sync/history/export";
    public const string LogOfRun = "sync/runs/{syncId}/log";
    public const string LogOfRunExport = "sync/runs/{syncId}/log/export";
    public const string Metrics = "sync/metrics";
    public const string Record = "sync/records/{entity}/{id}";
    public const string Report = "reports/{name}";
    public const string ConfigurationExport = "sync/configuration/export";
    public const string ConfigurationImport = "sync/configuration/import";
    public const string AuditExport = "audit/export";
    public const string Conflicts = "sync/conflicts";
    public const string ResolveConflict = "sync/conflicts/{id}/resolve";
    public const string SyncRoutes = "sync/routes";
    public const string AutoMap = "sync/routes/auto-map";
    public const string ConfirmAutoMap = "sync/routes/auto-map/confirm";
    public const string Drift = "sync/drift";
    public const string Retry = "sync/retry";
    public const string RetryOne = "sync/failures/{id}/retry";
    public const string DismissFailure = "sync/failures/{id}/dismiss";
    public const string DryRun = "sync/dry-run";
    public const string Plan = "sync/plans/{planId}";
    public const string ApplyPlan = "sync/plans/{planId}/apply";
    public const string Confirm = "sync/confirm/{token}";
    public const string Sandbox = "sync/sandbox";
    public const string PauseRun = "sync/runs/{syncId}/pause";
    public const string ResumeRun = "sync/runs/{syncId}/resume";
    public const string CancelRun = "sync/runs/{syncId}/cancel";
    public const string Schedules = "sync/schedules";
    public const string Schedule = "sync/schedules/{id:regex(^sch-[0-9a-f]+$)}";
    public const string SchedulePreview = "sync/schedules/preview";
    public const string ScheduleSuggestions = "sync/schedules/suggestions";
    public const string Mappings = "sync/mappings";
    public const string Mapping = "sync/mappings/{id:regex(^(?!(functions|defaults|export|preview|import)$).+$)}";
    public const string MappingVersions = "sync/mappings/{id}/versions";
    public const string MappingFunctions = "sync/mappings/functions";
    public const string MappingDefaults = "sync/mappings/defaults";
    public const string MappingPreview = "sync/mappings/preview";
    public const string MappingExport = "sync/mappings/export";
    public const string MappingImport = "sync/mappings/import";
    public const string Connections = "integrations/connections";
    public const string Connection = "integrations/connections/{id}";
    public const string TestConnection = "integrations/connections/{id}/test";
    public const string ConnectionWebhooks = "integrations/connections/{id}/webhooks";
    public const string Webhook = "webhooks/{platform:regex(^[a-z]+$)}/{connectionId}";
    public const string AppWebhook = "webhooks/{platform:regex(^[a-z]+$)}";
    public const string AcceptShape = "integrations/connections/{id}/accept-shape";
    public const string Connectors = "integrations/connectors";
    public const string AskConsent = "integrations/{platform:regex(^(?!connections$)[a-z]+$)}/authorize";
    public const string TakeConsent = "integrations/{platform:regex(^(?!connections$)[a-z]+$)}/callback";
    public const string Health = "integrations/health";
    public const string Channels = "notifications/channels";
    public const string Channel = "notifications/channels/{id}";
    public const string TestChannel = "notifications/channels/{id}/test";
    public const string Routing = "notifications/routing";
    public const string Deliveries = "notifications/deliveries";
    public const string Audit = "audit";
    public const string Settings = "settings";
    public const string Ready = "health/ready";
    public const string Orchestrate = "v1/integrations/sync/orchestrate";
    public const string Live = "health/live";
}
