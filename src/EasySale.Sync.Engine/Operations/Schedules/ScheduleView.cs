using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Schedules;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>A schedule as the API shows it.</summary>
public sealed class ScheduleView(Schedule schedule)
{
    public string Id => schedule.Id;

    public string Platform => schedule.Platform;

    public string CredentialId => schedule.ConnectionId;

    public string EntityType => schedule.Entity;

    public string CronExpression => schedule.Cron;

    public SyncMode SyncMode => schedule.Mode;

    public string Timezone => schedule.TimeZone;

    public bool IsActive => schedule.IsActive;

    public string? ConnectorId => schedule.ConnectorId;

    public MissedRuns MissedRuns => schedule.Missed;

    public int MissedLimit => schedule.MissedLimit;

    public DateTimeOffset? LastRunAt => schedule.History.LastRunAt;

    public DateTimeOffset? NextRunAt => schedule.NextAt;

    public IReadOnlyList<string> LastSyncIds => schedule.History.LastSyncIds;

    /// <summary>Why the last occurrence started nothing; null when it did.</summary>
    public string? LastProblem => schedule.History.LastProblem;

    /// <summary>Since when an occurrence waits for a run in its way.</summary>
    public DateTimeOffset? WaitingSince => schedule.History.WaitingSince;

    public MissedReport? LastMissed => schedule.History.LastMissed;

    public DateTimeOffset CreatedAt => schedule.CreatedAt;

    public DateTimeOffset UpdatedAt => schedule.UpdatedAt;
}
