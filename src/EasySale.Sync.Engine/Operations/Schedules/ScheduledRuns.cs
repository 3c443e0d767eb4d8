using System.Globalization;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>
/// Starts the runs of a claimed occurrence, one per route. Starting it again starts nothing new. A run of the same schedule that
/// still goes on makes up for the occurrence; somebody else's run in the way makes it wait.
/// </summary>
public sealed class ScheduledRuns(ScheduleRoutes routes, RunLauncher launcher, RunStore runs)
{
    /// <summary>What the starter of a scheduled run begins with; the schedule's id follows.</summary>
    public const string StarterPrefix = "schedule:";

    internal async Task<ScheduledAttempt> Start(Schedule schedule, CancellationToken cancellation)
    {
        var wanted = await routes.Of(schedule, cancellation);
        if (wanted.Count == 0)
            return new ScheduledAttempt([], "Nothing was started: the connection is switched off or gone, or no route is turned on that takes these records to an enabled connection.", false);
        var started = new List<string>();
        var inTheWay = new List<RunInTheWay>();
        foreach (var route in wanted)
        {
            var run = Draft(schedule, route);
            if (await Launch(run, cancellation) is { } other) inTheWay.Add(await Look(schedule, other, cancellation));
            else started.Add(run.SyncId);
        }

        // What has to wait is told last.
        var problems = inTheWay.OrderBy(run => !run.IsOwn).Select(run => run.Problem).ToList();
        return new ScheduledAttempt(started, problems.Count == 0 ? null : string.Join(" ", problems), inTheWay.Exists(run => !run.IsOwn))
        {
            Paused = [.. inTheWay.Where(run => run.IsPaused).Select(run => run.SyncId)],
        };
    }

    private async Task<RunInTheWay> Look(Schedule schedule, string syncId, CancellationToken cancellation)
    {
        var run = (await runs.Find(schedule.Tenant, syncId, cancellation))?.Value;
        return new RunInTheWay(syncId, run?.StartedBy == StartedBy(schedule), run?.Status == RunStatus.Paused);
    }

    private async Task<string?> Launch(Run run, CancellationToken cancellation)
    {
        if (await runs.Find(run.Tenant, run.SyncId, cancellation) is { Value.Status: not RunStatus.Queued }) return null;
        return (await launcher.Launch(run, cancellation)).KeptOutBy;
    }

    private static Run Draft(Schedule schedule, Route route)
    {
        var start = schedule.Starting!;
        return new Run
        {
            Tenant = schedule.Tenant,
            SyncId = SyncIds.Of(start.ClaimedAt, $"{schedule.Tenant}/{schedule.Id}/{route.Target.Id}/{start.Occurrence.UtcTicks}"),
            Entity = schedule.Entity,
            Mode = schedule.Mode,
            Source = route.Source.Id,
            Target = route.Target.Id,
            Kinds = route.Kinds,
            StartedBy = StartedBy(schedule),
            CorrelationId = CorrelationId.OfCause(schedule.Id, start.Occurrence.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture)),
            CreatedAt = start.ClaimedAt,
        };
    }

    private static string StartedBy(Schedule schedule) => StarterPrefix + schedule.Id;

    private sealed record RunInTheWay(string SyncId, bool IsOwn, bool IsPaused)
    {
        public string Problem => IsOwn
            ? $"The previous run {SyncId} still goes on; the occurrence was left to it."
            : $"Run {SyncId} is in the way; the occurrence waits for it.";
    }
}
