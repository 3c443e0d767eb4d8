using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Schedules;

/// <summary>The operations of schedules over one store, as a process has them.</summary>
public sealed class ScheduleHouse(TestHouse house)
{
    public TestHouse House => house;

    public ManualTime Time => house.Time;

    public DueScheduleStore Due => new(house.Rows);

    public ScheduleStore Store => new(house.Rows, Due);

    public EditSchedules Edit => new(Store, Routes, house.Trail, Time);

    public ListSchedules Schedules => new(Store);

    private ScheduleRoutes Routes => new(house.Connections, house.Catalog, house.RouteMaps);

    private RunDueSchedules Runner => new(
        Due, Store, new ScheduledRuns(Routes, house.Launcher, house.Runs), house.News, Time, NullLogger<RunDueSchedules>.Instance);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ScheduleHouse> Furnished() => new(await TestHouse.Furnished());

    /// <summary>The same storage and clock in another process.</summary>
    public ScheduleHouse Other(IRowStore? rows = null) => new(new TestHouse(rows ?? house.Rows, Time));

    public async Task<string> Create(string cron = "0 * * * *", string more = "") => (await Edit.Create(
        TestHouse.Operator,
        ScheduleInput.Read(TestHouse.Json($$"""{"credentialId":"shop-1","entityType":"orders","cronExpression":"{{cron}}","timezone":"UTC"{{more}}}"""), isNew: true),
        Cancellation)).Id;

    public Task<ScheduleView> Get(string id) => Schedules.Get(TestHouse.Viewer, id, Cancellation);

    /// <summary>The timer's turn.</summary>
    public async Task<IReadOnlyList<string>> Tick() => [.. (await Runner.Run(Caller.System, Cancellation)).Select(run => run.SyncId)];

    public async Task<IReadOnlyList<string>> TickAt(TimeSpan later)
    {
        Time.Advance(later);
        return await Tick();
    }

    public Task<IReadOnlyList<Run>> Runs() => house.AllRuns();

    /// <summary>Every run that goes on comes to its end.</summary>
    public async Task FinishAll()
    {
        foreach (var run in await Runs())
            if (!run.IsOver) await house.Finish(run.SyncId);
    }
}
