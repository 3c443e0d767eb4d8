using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>What one process does without being asked: takes deliveries, drains inboxes, starts what is due, goes on with what was left.</summary>
public sealed class CrashTimers
{
    /// <summary>More rounds than anything here needs: what takes more goes round in circles.</summary>
    private const int MostRounds = 60;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(30);

    /// <summary>So long nothing happens before nothing will: what a dead process left half is taken up after a while only.</summary>
    private static readonly TimeSpan Quiet = RunDefaults.StartGrace + RunDefaults.FirstWait + BetweenRounds;

    private readonly CrashHouse _house;
    private readonly CrashProcess _process;
    private readonly Life _life;
    private readonly HintIntake _intake;
    private readonly WatchInboxes _inboxes;
    private readonly DrainInbox _drain;
    private readonly RunDueSchedules _schedules;
    private readonly RetryDueRecords _retries;
    private readonly WatchRuns _runs;

    internal CrashTimers(CrashProcess process, Life life, IRowStore rows, RunStores stores, ConnectorCatalog catalog)
    {
        (_house, _process, _life) = (process.House, process, life);
        var time = _house.Time;
        var (inbox, pending, tenants, due) = (new InboxStore(rows, time), new PendingInboxStore(rows, time), new ActiveTenantStore(rows), new DueScheduleStore(rows));
        var maps = new RouteMaps(catalog, new RouteStore(rows));
        var news = new ConnectionNews(new TellPeople(new NotificationSettingsStore(rows), new DeliveryStore(rows), new DueNotificationStore(rows), time), time);
        var launcher = new RunLauncher(stores.Runs, stores.ActiveRuns, tenants, stores.Settings);
        _intake = new HintIntake(inbox, pending, time);
        _inboxes = new WatchInboxes(pending, inbox, time);
        _drain = new DrainInbox(inbox, new RouteFinder(stores.Connections, catalog, maps, stores.Settings), launcher, stores.ActiveRuns, new WebhookStateStore(rows), time);
        _schedules = new RunDueSchedules(
            due, new ScheduleStore(rows, due), new ScheduledRuns(new ScheduleRoutes(stores.Connections, catalog, maps), launcher, stores.Runs), news, time, NullLogger<RunDueSchedules>.Instance);
        _retries = new RetryDueRecords(stores.DueRetries, stores.Retries, stores.Failures, stores.Runs, launcher,
            new TurnedOffRoutes(stores.Connections, maps, stores.Runs), time, NullLogger<RetryDueRecords>.Instance);
        _runs = new WatchRuns(tenants, stores.ActiveRuns, stores.Runs, launcher, time);
    }

    /// <summary>Stores what a delivery told; when this returns the vendor has its answer.</summary>
    public Task Take(IReadOnlyList<WebhookHint> news) => _intake.Store(new InboxKey(CrashHouse.Tenant, _house.Target.SourceId), news, default);

    /// <summary>Does what there is to do, run after run, until nothing has happened for a while.</summary>
    public async Task Attend()
    {
        var quietSince = _house.Time.GetUtcNow();
        for (var round = 0; round < MostRounds; round++)
        {
            var due = await Due();
            foreach (var syncId in due.Select(run => run.SyncId).Distinct()) await _process.Finish(syncId);
            if (due.Count > 0) quietSince = _house.Time.GetUtcNow();
            else if (_house.Time.GetUtcNow() - quietSince > Quiet) return;
            _house.Time.Advance(BetweenRounds);
        }

        throw new InvalidOperationException("There is always something to do.");
    }

    private async Task<List<RunToSchedule>> Due()
    {
        var due = new List<RunToSchedule>();
        foreach (var inbox in await _inboxes.Watch(Caller.System, default)) due.AddRange((await _drain.Drain(Caller.System, inbox, default)).Runs);
        due.AddRange(await _schedules.Run(Caller.System, default));
        due.AddRange(await _retries.Run(Caller.System, default));
        due.AddRange(await _runs.Watch(Caller.System, default));
        // One entry that cannot be started does not keep these from the others, not even where it was the process that ended.
        await _life.Observe();
        return due;
    }
}
