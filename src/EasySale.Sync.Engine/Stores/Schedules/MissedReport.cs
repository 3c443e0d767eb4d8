namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>Occurrences that were not started in time.</summary>
/// <param name="Count">How many; at most <see cref="ScheduleDefaults.MissedCounted"/>, then there were more.</param>
/// <param name="First">The oldest.</param>
/// <param name="Last">The newest.</param>
/// <param name="Policy">What was done about them.</param>
/// <param name="NoticedAt">When it was noticed.</param>
public sealed record MissedReport(int Count, DateTimeOffset First, DateTimeOffset Last, MissedRuns Policy, DateTimeOffset NoticedAt);
