using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>A schedule ready to be made: the body of <c>POST /api/sync/schedules</c>.</summary>
public sealed record SuggestedSchedule(
    string Platform, string CredentialId, string EntityType, string CronExpression, SyncMode SyncMode, string Timezone, bool IsActive);
