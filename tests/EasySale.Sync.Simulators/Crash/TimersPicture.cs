using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>What the timers left: everything but the runs' own counts, which depend on how many there were.</summary>
internal static class TimersPicture
{
    private const int Many = 100;

    /// <param name="house">Where.</param>
    /// <param name="starter">What the starters of the runs to be counted begin with; null: none are counted.</param>
    public static async Task<string> Of(CrashHouse house, string? starter)
    {
        var runs = await new RunStore(house.Rows, house.Time).List(CrashHouse.Tenant, null, default).ToListAsync();
        var counted = runs.Where(run => starter is not null && run.StartedBy.StartsWith(starter, StringComparison.Ordinal)).Select(run => $"run of {run.Entity}: {run.Status}").Order(StringComparer.Ordinal);
        var hints = await new InboxStore(house.Rows, house.Time).List(new InboxKey(CrashHouse.Tenant, house.Target.SourceId), Many, default).CountAsync();
        var retries = await new DueRetryStore(house.Rows).List(DateTimeOffset.MaxValue, default).CountAsync();
        var active = await new ActiveRunStore(house.Rows).List(CrashHouse.Tenant, default);
        return string.Join('\n', [$"{hints} hints, {retries} retries, {active.Count} places taken, {runs.Count(run => !run.IsOver)} runs not over", .. counted, await CrashPicture.OfEnd(house)]);
    }
}
