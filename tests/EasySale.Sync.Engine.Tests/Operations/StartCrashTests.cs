using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>A start that dies after any of its storage writes, seen by the next process.</summary>
public class StartCrashTests
{
    private const string Body = """{"source":"shop-1","target":"books-1","idempotencyKey":"k1"}""";

    [Fact]
    public async Task A_caller_who_asks_again_after_any_crash_gets_one_run_that_starts_once()
    {
        for (var writes = 0; writes < await WritesOfAStart(); writes++)
        {
            var next = await AfterCrash(writes);

            var started = await next.Start(Body);
            var scheduled = await ScheduledInTenMinutes(next);

            Assert.True(started.MustBeScheduled, $"after {writes} writes");
            Assert.Equal([started.SyncId], (await next.AllRuns()).Select(run => run.SyncId));
            Assert.Equal([started.SyncId], scheduled);
        }
    }

    [Fact]
    public async Task A_run_that_was_stored_before_any_crash_starts_once_without_anybody_asking_again()
    {
        for (var writes = 0; writes < await WritesOfAStart(); writes++)
        {
            var next = await AfterCrash(writes);
            var stored = (await next.AllRuns()).Select(run => run.SyncId).ToList();

            Assert.Equal(stored, await ScheduledInTenMinutes(next));
            Assert.Equal(writes >= 4 ? 1 : 0, stored.Count);
        }
    }

    [Fact]
    public async Task A_start_that_dies_while_it_is_kept_out_disturbs_nothing()
    {
        for (var writes = 0; writes < 8; writes++)
        {
            var house = await TestHouse.Furnished();
            var first = await house.Start();
            var dying = new TestHouse(new DyingRowStore(house.Rows, writes), house.Time);
            await Assert.ThrowsAnyAsync<Exception>(() => dying.Start(Body));

            Assert.Equal([first.SyncId], await ScheduledInTenMinutes(house));
            Assert.Equal([first.SyncId], (await house.AllRuns()).Select(run => run.SyncId));
            await house.Finish(first.SyncId);
            Assert.True((await house.Start(Body)).MustBeScheduled, $"after {writes} writes");
        }
    }

    [Fact]
    public async Task A_run_that_is_over_but_kept_its_place_gives_it_up_to_the_one_that_waits()
    {
        var house = await TestHouse.Furnished();
        for (var index = 0; index <= RunDefaults.RunsAtOnce; index++) await house.Connect("shop", $"extra-{index}");
        var runs = new List<StartedRun>();
        for (var index = 0; index <= RunDefaults.RunsAtOnce; index++) runs.Add(await house.Start($$"""{"source":"extra-{{index}}","target":"books-1"}"""));
        await house.Runs.Change(TestHouse.Tenant, runs[0].SyncId, run => run with { Status = RunStatus.Failed }, TestHouse.Cancellation);

        var scheduled = await house.Watch();

        Assert.DoesNotContain(runs[0].SyncId, scheduled);
        Assert.Contains(runs[^1].SyncId, scheduled);
    }

    [Fact]
    public async Task A_tenant_is_forgotten_when_nothing_runs_and_remembered_with_its_next_run()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start();
        await house.Finish(first.SyncId);
        await house.Watch();
        Assert.Single(await Tenants(house));

        house.Time.Advance(RunDefaults.StartLookBack + TimeSpan.FromMinutes(1));
        await house.Watch();
        Assert.Empty(await Tenants(house));

        var second = await house.Start();
        Assert.Equal([second.SyncId], await house.Watch());
    }

    [Fact]
    public async Task Only_the_system_may_watch()
    {
        var house = new TestHouse();

        Assert.Equal(403, (await TestHouse.Refused(() => house.WatchRuns.Watch(TestHouse.Admin, TestHouse.Cancellation))).Status);
    }

    private static async Task<TestHouse> AfterCrash(int writes)
    {
        var house = await TestHouse.Furnished();
        var dying = new TestHouse(new DyingRowStore(house.Rows, writes), house.Time);
        await Assert.ThrowsAsync<ProcessDiedException>(() => dying.Start(Body));
        return new TestHouse(house.Rows, house.Time);
    }

    private static async Task<int> WritesOfAStart()
    {
        var house = await TestHouse.Furnished();
        for (var writes = 0; ; writes++)
        {
            var rows = new DyingRowStore(house.Rows, writes);
            try
            {
                await new TestHouse(rows, house.Time).Start(Body);
                return writes;
            }
            catch (ProcessDiedException)
            {
                house = await TestHouse.Furnished();
            }
        }
    }

    private static async Task<IReadOnlyList<string>> ScheduledInTenMinutes(TestHouse house)
    {
        var scheduled = new HashSet<string>();
        for (var minute = 0; minute < 10; minute++)
        {
            scheduled.UnionWith(await house.Watch());
            house.Time.Advance(TimeSpan.FromMinutes(1));
        }

        return [.. scheduled];
    }

    private static async Task<List<ActiveTenant>> Tenants(TestHouse house) =>
        await house.Tenants.List(TestHouse.Cancellation).ToListAsync(TestHouse.Cancellation);
}
