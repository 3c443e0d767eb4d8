using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>
/// Starts what is due, each occurrence once whatever the number of hosts: the occurrence is claimed on the schedule's row before
/// its runs are started, their ids follow from the claim, and the schedule moves on only when they are there. Whoever dies in
/// between leaves a claim that the next one finishes with the same ids.
/// </summary>
public sealed partial class RunDueSchedules(
    DueScheduleStore due, ScheduleStore schedules, ScheduledRuns runs, ConnectionNews news, TimeProvider time, ILogger<RunDueSchedules> logger)
{
    /// <summary>The runs that must be alive now.</summary>
    public async Task<IReadOnlyList<RunToSchedule>> Run(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var started = new List<RunToSchedule>();
        foreach (var entry in await due.List(time.GetUtcNow(), cancellation).ToListAsync(cancellation))
        {
            try
            {
                started.AddRange(await Run(entry, cancellation));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One schedule that cannot be read or started must not keep the others from their time; it stays due.
                LogFailed(logger, entry.Id, entry.Tenant, fault);
            }
        }

        return started;
    }

    private async Task<IReadOnlyList<RunToSchedule>> Run(DueSchedule entry, CancellationToken cancellation)
    {
        var stored = await schedules.Find(entry.Tenant, entry.Id, cancellation);
        if (stored?.Value.NextAt is not { } next || next > entry.At)
        {
            await due.Remove(entry, cancellation);
            return [];
        }

        if (next < entry.At) return [];
        var claimed = stored.Value.Starting is { } there ? Left(stored, there) : await Claim(stored, next, cancellation);
        if (claimed is null) return [];
        var attempt = claimed.Value.Starting!.Occurrence == DateTimeOffset.MinValue ? ScheduledAttempt.None : await runs.Start(claimed.Value, cancellation);
        foreach (var syncId in attempt.Paused) await news.KeptOut(claimed.Value, syncId, cancellation);
        await Conclude(entry, claimed, attempt, cancellation);
        return [.. attempt.Started.Select(syncId => new RunToSchedule(entry.Tenant, syncId))];
    }

    // A claim of this very minute belongs to a host that is at work on it.
    private Stored<Schedule>? Left(Stored<Schedule> stored, ScheduledStart start) =>
        time.GetUtcNow() - start.ClaimedAt > ScheduleDefaults.ClaimTime ? stored : null;

    private async Task<Stored<Schedule>?> Claim(Stored<Schedule> stored, DateTimeOffset next, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (occurrence, missed) = MissedOccurrences.Of(stored.Value, next, now);
        if (missed is not null)
        {
            LogMissed(logger, missed.Count, stored.Value.Id, stored.Value.Tenant, missed.Policy);
            await news.Missed(stored.Value, missed, cancellation);
        }

        var claimed = stored.Value with
        {
            Starting = new ScheduledStart(occurrence, now),
            History = stored.Value.History with { LastMissed = missed ?? stored.Value.History.LastMissed },
        };
        return await schedules.Save(claimed, stored.Version, cancellation);
    }

    private async Task Conclude(DueSchedule entry, Stored<Schedule> claimed, ScheduledAttempt attempt, CancellationToken cancellation)
    {
        var schedule = claimed.Value;
        var moved = schedule with
        {
            Starting = attempt.MustWait ? schedule.Starting : null,
            NextAt = attempt.MustWait ? schedule.NextAt : After(schedule),
            History = History(schedule.History, attempt),
        };
        if (await schedules.Save(moved, claimed.Version, cancellation) is not null && !attempt.MustWait) await due.Remove(entry, cancellation);
    }

    private static DateTimeOffset? After(Schedule schedule)
    {
        var start = schedule.Starting!;
        var from = schedule.Missed == MissedRuns.All && start.Occurrence > DateTimeOffset.MinValue ? start.Occurrence : start.ClaimedAt;
        return schedule.IsActive ? CronTimes.Of(schedule.Cron, schedule.TimeZone).Next(from) : null;
    }

    private ScheduleHistory History(ScheduleHistory before, ScheduledAttempt attempt)
    {
        if (attempt.MustWait) return before with { LastProblem = attempt.Problem, WaitingSince = before.WaitingSince ?? time.GetUtcNow() };
        return attempt.Started.Count == 0
            ? before with { LastProblem = attempt.Problem ?? before.LastProblem, WaitingSince = null }
            : before with { LastRunAt = time.GetUtcNow(), LastSyncIds = attempt.Started, LastProblem = attempt.Problem, WaitingSince = null };
    }

    [LoggerMessage(LogEvents.ScheduleMissed, LogLevel.Warning, "{Count} occurrences of schedule {Schedule} of {Tenant} were not started in time; policy {Policy}")]
    private static partial void LogMissed(ILogger logger, int count, LogName schedule, TenantId tenant, MissedRuns policy);

    [LoggerMessage(LogEvents.ScheduleFailed, LogLevel.Error, "Schedule {Schedule} of {Tenant} could not be started; it is tried again in a minute: {Fault}")]
    private static partial void LogFailed(ILogger logger, LogName schedule, TenantId tenant, MaskedFault fault);
}
