using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Tests.Runs;

public class SteeringTests
{
    private const int Records = 900;
    private static readonly Caller Operator = new(SyncHouse.Tenant, "otto", [Role.Operator]);

    [Fact]
    public async Task A_paused_run_stops_after_the_group_at_hand_and_goes_on_to_the_same_end()
    {
        var (house, process, syncId) = await Begun();
        house.Ledger.BeforeTaking = Once(() => Steer(house).Pause(Operator, syncId, SyncHouse.Cancellation));

        Assert.Equal(SliceState.Paused, (await process.Slice(syncId)).State);
        Assert.Equal(RunDefaults.GroupSize, house.Ledger.Entries.Count);
        Assert.Equal(SliceState.Paused, (await process.Slice(syncId)).State);
        Assert.Equal(RunStatus.Paused, (await house.Report(syncId)).Run.Status);

        await Steer(house).Resume(Operator, syncId, SyncHouse.Cancellation);
        await house.NewProcess().Finish(syncId);

        Assert.Equal(RunStatus.Completed, (await house.Report(syncId)).Run.Status);
        Assert.Equal((Records, Records), (house.Ledger.Entries.Count, house.Ledger.Took.Count));
    }

    [Fact]
    public async Task A_cancelled_run_stops_after_the_group_at_hand_and_what_was_written_stays_linked()
    {
        var (house, process, syncId) = await Begun();
        house.Ledger.BeforeTaking = Once(() => Steer(house).Cancel(Operator, syncId, SyncHouse.Cancellation));

        Assert.Equal(SliceState.Stopped, (await process.Slice(syncId)).State);
        await process.End(syncId);

        Assert.Equal((RunStatus.Cancelled, null), ((await house.Report(syncId)).Run.Status, (await house.Report(syncId)).Run.Error));
        Assert.Empty(await house.OpenIntents());
        house.Ledger.BeforeTaking = () => { };
        await house.Sync();
        Assert.Equal((Records, Records), (house.Ledger.Entries.Count, house.Ledger.Took.Count));
    }

    [Fact]
    public async Task A_paused_run_can_be_cancelled()
    {
        var (house, process, syncId) = await Begun();
        await Steer(house).Pause(Operator, syncId, SyncHouse.Cancellation);
        Assert.Equal(SliceState.Paused, (await process.Slice(syncId)).State);

        await Steer(house).Cancel(Operator, syncId, SyncHouse.Cancellation);
        Assert.Equal(SliceState.Stopped, (await process.Slice(syncId)).State);
        await process.End(syncId);

        Assert.Equal(RunStatus.Cancelled, (await house.Report(syncId)).Run.Status);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_turn_is_paused_resumed_and_cancelled_at_once()
    {
        var house = Stocked();
        var syncId = await house.Ask(SyncHouse.Orders);

        Assert.Equal(RunStatus.Paused, (await Steer(house).Pause(Operator, syncId, SyncHouse.Cancellation)).Status);
        Assert.Equal(RunStatus.Queued, (await Steer(house).Resume(Operator, syncId, SyncHouse.Cancellation)).Status);
        Assert.Equal(RunStatus.Cancelled, (await Steer(house).Cancel(Operator, syncId, SyncHouse.Cancellation)).Status);
        await house.NewProcess().Finish(syncId);

        Assert.Empty(house.Ledger.Entries);
        Assert.Equal(RunStatus.Cancelled, (await house.Report(syncId)).Run.Status);
    }

    [Fact]
    public async Task A_run_paused_before_its_turn_stands_still_when_its_turn_comes()
    {
        var house = Stocked();
        var syncId = await house.Ask(SyncHouse.Orders);
        await Steer(house).Pause(Operator, syncId, SyncHouse.Cancellation);
        var process = house.NewProcess();

        await process.Begin(syncId);

        Assert.Equal(SliceState.Paused, (await process.Slice(syncId)).State);
        Assert.Empty(house.Ledger.Entries);
    }

    [Fact]
    public async Task A_run_that_is_over_cannot_be_steered()
    {
        var house = Stocked();
        var syncId = (await house.Sync(SyncHouse.Orders)).Run.SyncId;

        var problem = (await Assert.ThrowsAsync<ProblemException>(() => Steer(house).Pause(Operator, syncId, SyncHouse.Cancellation))).Problem;

        Assert.Equal(("run-cannot-change", 409), (problem.Slug, problem.Status));
        Assert.Contains("completed", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_stays_over_and_every_other_state_leads_to_an_end()
    {
        foreach (var status in Enum.GetValues<RunStatus>())
        {
            var reachable = new HashSet<RunStatus> { status };
            while (reachable.Count < (reachable = [.. reachable, .. Enum.GetValues<RunStatus>().Where(to => reachable.Any(from => RunTransitions.Allows(from, to)))]).Count) { }

            Assert.Equal(RunTransitions.IsOver(status), reachable.Count == 1);
            Assert.Contains(reachable, RunTransitions.IsOver);
        }
    }

    private static SteerRun Steer(SyncHouse house)
    {
        var (runs, active) = (new RunStore(house.Rows, house.Time), new ActiveRunStore(house.Rows));
        return new SteerRun(runs, active, new RunLauncher(runs, active, new ActiveTenantStore(house.Rows), new TenantSettingsStore(house.Rows)), new CountRun(runs, new MetricsStore(house.Rows)), house.Time);
    }

    private static SyncHouse Stocked()
    {
        var house = new SyncHouse();
        house.Shop.PageSize = 100;
        for (var id = 1; id <= Records; id++) house.Shop.Order(id);
        return house;
    }

    private static async Task<(SyncHouse House, Process Process, string SyncId)> Begun()
    {
        var house = Stocked();
        var syncId = await house.Ask(SyncHouse.Orders);
        var process = house.NewProcess();
        await process.Begin(syncId);
        return (house, process, syncId);
    }

    private static Action Once(Func<Task> work)
    {
        var done = false;
        return () =>
        {
            if (done) return;
            done = true;
            work().GetAwaiter().GetResult();
        };
    }
}
