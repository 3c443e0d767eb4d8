namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>What audit entries tell of.</summary>
public static class AuditActions
{
    public const string SandboxEntered = "sandbox.entered";

    public const string SandboxLeft = "sandbox.left";

    /// <summary>A person confirmed that a plan is written, the second time where it takes something away.</summary>
    public const string PlanConfirmed = "plan.confirmed";

    /// <summary>A run deleted a record in the target.</summary>
    public const string RecordDeleted = "record.deleted";

    /// <summary>A run voided a record in the target.</summary>
    public const string RecordVoided = "record.voided";

    /// <summary>The side that is right was overwritten.</summary>
    public const string RecordOverwritten = "record.overwritten";

    /// <summary>A person corrected what was planned for a failed record.</summary>
    public const string PayloadEdited = "payload.edited";

    /// <summary>A person took a failed record off the list, having seen to it by hand.</summary>
    public const string FailureDismissed = "failure.dismissed";

    public const string ConnectionCreated = "connection.created";
    public const string ConnectionChanged = "connection.changed";
    public const string ConnectionDeleted = "connection.deleted";

    /// <summary>An account's owner let us in on the vendor's page.</summary>
    public const string AccountConnected = "connection.consented";

    /// <summary>A person accepted that a source tells its records otherwise than before.</summary>
    public const string ShapeAccepted = "connection.shape-accepted";

    public const string WebhooksRegistered = "webhooks.registered";
    public const string WebhooksRemoved = "webhooks.removed";
    public const string SettingsChanged = "settings.changed";
    public const string ScheduleCreated = "schedule.created";
    public const string ScheduleChanged = "schedule.changed";
    public const string ScheduleDeleted = "schedule.deleted";
    public const string ApiKeyCreated = "api-key.created";
    public const string ApiKeyRevoked = "api-key.revoked";
    /// <summary>A person saved a version of a mapping.</summary>
    public const string MappingSaved = "mapping.saved";

    /// <summary>A person took a mapping away: the built-in one holds again.</summary>
    public const string MappingDeleted = "mapping.deleted";

    /// <summary>A correction was dropped, because the source has other content now.</summary>
    public const string PayloadSuperseded = "payload.superseded";

    /// <summary>A configuration was stored at a path; what lay there is replaced.</summary>
    public const string ConfigurationStored = "configuration.stored";

    /// <summary>A configuration was imported.</summary>
    public const string ConfigurationImported = "configuration.imported";

    /// <summary>An import broke off, and what it had changed was changed back.</summary>
    public const string ImportTakenBack = "configuration.import-taken-back";

    /// <summary>A person decided a conflict.</summary>
    public const string ConflictResolved = "conflict.resolved";

    /// <summary>Somebody confirmed which records belong together.</summary>
    public const string LinksConfirmed = "links.confirmed";

    /// <summary>Somebody chose otherwise what travels on a route.</summary>
    public const string RouteChanged = "route.changed";

    public const string ChannelCreated = "notifications.channel-created";
    public const string ChannelChanged = "notifications.channel-changed";
    public const string ChannelDeleted = "notifications.channel-deleted";
    public const string RoutingChanged = "notifications.routing-changed";
}
