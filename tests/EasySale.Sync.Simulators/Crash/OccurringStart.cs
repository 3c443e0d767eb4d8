using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Schedules;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>An occurrence of a schedule is due.</summary>
public sealed class OccurringStart : CrashStart
{
    private const string Id = "sch-1";
    private const string Daily = "0 3 * * *";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    public override async Task Prepare(CrashHouse house, CrashScene scene)
    {
        var now = house.Time.GetUtcNow();
        var schedule = new Schedule
        {
            Tenant = CrashHouse.Tenant,
            Id = Id,
            ConnectionId = house.Target.SourceId,
            Platform = house.Source.Connector.Platform,
            Entity = "all",
            Cron = Daily,
            Mode = scene.Mode,
            TimeZone = "UTC",
            NextAt = now + Soon,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await new ScheduleStore(house.Rows, new DueScheduleStore(house.Rows)).Add(schedule, default);
        house.Time.Advance(Soon);
    }

    public override Task Live(CrashProcess process) => process.Timers.Attend();

    public override async Task<string> Picture(CrashHouse house)
    {
        var schedule = (await new ScheduleStore(house.Rows, new DueScheduleStore(house.Rows)).Find(CrashHouse.Tenant, Id, default))!.Value;
        var next = $"next {schedule.NextAt:O}, claimed {schedule.Starting is not null}, {schedule.History.LastSyncIds.Count} runs, {schedule.History.LastProblem}";
        return $"{next}\n{await TimersPicture.Of(house, ScheduledRuns.StarterPrefix)}";
    }
}
