using EasySale.Sync.Engine.Stores.Schedules;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>Which occurrence is to be started now, and which ones were missed. Pure.</summary>
internal static class MissedOccurrences
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="next">Its occurrence that is due.</param>
    /// <param name="now">Not before <paramref name="next"/>.</param>
    /// <returns>The occurrence to start, <see cref="DateTimeOffset.MinValue"/> for none, and what to report.</returns>
    public static (DateTimeOffset Occurrence, MissedReport? Missed) Of(Schedule schedule, DateTimeOffset next, DateTimeOffset now)
    {
        if (now - next <= ScheduleDefaults.Grace || schedule.History.WaitingSince is not null) return (next, null);
        var times = CronTimes.Of(schedule.Cron, schedule.TimeZone);
        var passed = times.Between(next, now).Prepend(next).Take(ScheduleDefaults.MissedCounted).ToList();
        var inTime = now - passed[^1] <= ScheduleDefaults.Grace;
        var missed = inTime ? passed[..^1] : passed;
        var isRepeat = schedule.Missed == MissedRuns.All && schedule.History.LastMissed?.Last == missed[^1];
        var report = isRepeat ? null : new MissedReport(missed.Count, missed[0], missed[^1], schedule.Missed, now);
        return (Chosen(schedule, passed, inTime), report);
    }

    private static DateTimeOffset Chosen(Schedule schedule, List<DateTimeOffset> passed, bool inTime) => schedule.Missed switch
    {
        MissedRuns.Skip when !inTime => DateTimeOffset.MinValue,
        MissedRuns.All => passed[Math.Max(0, passed.Count - schedule.MissedLimit)],
        _ => passed[^1],
    };
}
