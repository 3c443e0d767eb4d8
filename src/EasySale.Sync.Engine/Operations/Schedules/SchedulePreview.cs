namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>The next occurrences of a cron expression.</summary>
public sealed record SchedulePreview(string CronExpression, string Timezone, IReadOnlyList<Occurrence> Occurrences);
