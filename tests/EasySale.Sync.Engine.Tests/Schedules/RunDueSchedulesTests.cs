using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Schedules;

/// <summary>The test clock starts at 08:00 UTC.</summary>
public class RunDueSchedulesTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_occurrence_starts_one_run_per_route_and_the_next_one_is_shown()
    {
        var house = await ScheduleHouse.Furnished();
        var id = await house.Create();

        Assert.Empty(await house.Tick());
        var started = await house.TickAt(Hour);

        var run = Assert.Single(await house.Runs());
        Assert.Equal([run.SyncId], started);
        Assert.Equal(("shop-1", "books-1", $"schedule:{id}"), (run.Source, run.Target, run.StartedBy));
        Assert.Matches($@"^{id}-\d{{8}}T\d{{6}}Z$", run.CorrelationId);
        var view = await house.Get(id);
        Assert.Equal((house.Time.GetUtcNow(), house.Time.GetUtcNow() + Hour), (view.LastRunAt!.Value, view.NextRunAt!.Value));
        Assert.Empty(await house.TickAt(Minute));
    }

    [Fact]
    public async Task Two_hosts_in_any_order_of_steps_start_each_occurrence_once()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var house = await ScheduleHouse.Furnished();
            await house.Create();
            house.Time.Advance(Hour);
            var (one, two) = (house.Other(new YieldingRows(house.House.Rows)), house.Other(new YieldingRows(house.House.Rows)));

            ShuffledContext.Race(seed, () => one.Tick(), () => two.Tick());

            Assert.True((await house.Runs()).Count == 1, $"seed {seed}: {(await house.Runs()).Count} runs");
        }
    }

    [Fact]
    public async Task A_host_that_dies_at_any_write_neither_loses_nor_doubles_the_occurrence()
    {
        for (var writes = 0; writes < 12; writes++)
        {
            var house = await ScheduleHouse.Furnished();
            await house.Create();
            house.Time.Advance(Hour);
            var dying = house.Other(new DyingRowStore(house.House.Rows, writes));
            await dying.Tick();

            for (var minute = 0; minute < 10; minute++) await house.TickAt(Minute);

            Assert.True((await house.Runs()).Count == 1, $"after {writes} writes: {(await house.Runs()).Count} runs");
        }
    }

    [Fact]
    public async Task A_schedule_made_by_a_host_that_dies_is_run_or_was_never_there()
    {
        for (var writes = 0; writes < 3; writes++)
        {
            var house = await ScheduleHouse.Furnished();
            var dying = house.Other(new DyingRowStore(house.House.Rows, writes));
            var made = await Record.ExceptionAsync(() => dying.Create()) is null;

            await house.TickAt(Hour);

            Assert.Equal(made ? 1 : 0, (await house.Runs()).Count);
            Assert.Equal(made ? 1 : 0, await house.Due.List(DateTimeOffset.MaxValue, ScheduleHouse.Cancellation).CountAsync(ScheduleHouse.Cancellation));
        }
    }

    [Fact]
    public async Task While_the_previous_run_goes_on_no_second_one_starts()
    {
        var house = await ScheduleHouse.Furnished();
        var id = await house.Create();
        await house.TickAt(Hour);

        Assert.Empty(await house.TickAt(Hour));

        Assert.Single(await house.Runs());
        Assert.Contains("still goes on", (await house.Get(id)).LastProblem);
        await house.FinishAll();
        Assert.Single(await house.TickAt(Hour));
        Assert.Null((await house.Get(id)).LastProblem);
    }

    [Fact]
    public async Task Somebody_elses_run_in_the_way_makes_the_occurrence_wait_and_then_run_once()
    {
        var house = await ScheduleHouse.Furnished();
        var id = await house.Create();
        await house.House.Start();

        Assert.Empty(await house.TickAt(Hour));
        Assert.NotNull((await house.Get(id)).WaitingSince);
        await house.FinishAll();
        Assert.Single(await house.TickAt(2 * Minute));

        Assert.Equal(2, (await house.Runs()).Count);
        Assert.Null((await house.Get(id)).WaitingSince);
        Assert.Null((await house.Get(id)).LastMissed);
    }

    [Theory]
    [InlineData("once", 1)]
    [InlineData("skip", 0)]
    [InlineData("all", 4)]
    public async Task Missed_occurrences_are_reported_and_made_up_for_by_policy(string policy, int expected)
    {
        var house = await ScheduleHouse.Furnished();
        var id = await house.Create(more: $$""","missedRuns":"{{policy}}","missedLimit":4""");
        house.Time.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(30));

        for (var minute = 0; minute < 20; minute++)
        {
            await house.Tick();
            await house.FinishAll();
            house.Time.Advance(Minute);
        }

        Assert.Equal(expected, (await house.Runs()).Count);
        var missed = (await house.Get(id)).LastMissed!;
        Assert.Equal(10, missed.Count);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), missed.First);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 19, 0, 0, TimeSpan.Zero), (await house.Get(id)).NextRunAt);
    }

    [Fact]
    public async Task A_schedule_switched_off_or_deleted_starts_nothing_and_leaves_the_index()
    {
        var house = await ScheduleHouse.Furnished();
        var (off, gone) = (await house.Create(), await house.Create());
        await house.Edit.Update(TestHouse.Operator, off, ScheduleInput.Read(TestHouse.Json("""{"isActive":false}"""), isNew: false), ScheduleHouse.Cancellation);
        await house.Edit.Delete(TestHouse.Operator, gone, ScheduleHouse.Cancellation);

        Assert.Empty(await house.TickAt(Hour));
        Assert.Empty(await house.Due.List(DateTimeOffset.MaxValue, ScheduleHouse.Cancellation).ToListAsync(ScheduleHouse.Cancellation));
    }

    [Fact]
    public async Task What_waited_when_a_schedule_was_switched_off_or_put_off_is_over()
    {
        var house = await ScheduleHouse.Furnished();
        var id = await house.Create();
        await house.House.Start();
        Assert.Empty(await house.TickAt(Hour));
        await Change(house, id, """{"isActive":false}""");
        await house.FinishAll();
        house.Time.Advance(TimeSpan.FromDays(3));
        await Change(house, id, """{"isActive":true}""");
        house.Time.Advance(Hour);

        var started = new List<string>();
        for (var minute = 0; minute < 5; minute++)
        {
            started.AddRange(await house.Tick());
            await house.FinishAll();
            house.Time.Advance(Minute);
        }

        Assert.Equal(house.Time.GetUtcNow() - (5 * Minute), SyncIds.Instant(Assert.Single(started)));
        Assert.Null((await house.Get(id)).LastMissed);
        Assert.Null((await house.Get(id)).WaitingSince);
    }

    private static Task<ScheduleView> Change(ScheduleHouse house, string id, string body) =>
        house.Edit.Update(TestHouse.Operator, id, ScheduleInput.Read(TestHouse.Json(body), isNew: false), ScheduleHouse.Cancellation);

    [Fact]
    public async Task A_quiet_minute_costs_a_handful_of_reads_whatever_the_number_of_schedules()
    {
        var house = await ScheduleHouse.Furnished();
        for (var count = 0; count < ScheduleDefaults.PerTenant; count++) await house.Create("0 3 * * *");
        var counted = new CountingRows(house.House.Rows);

        await house.Other(counted).Tick();

        Assert.Equal(DueScheduleStore.Parts, counted.Calls);
    }
}
