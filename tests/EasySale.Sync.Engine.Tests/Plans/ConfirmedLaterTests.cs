using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Directions;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>What happens between planning and confirming.</summary>
public sealed class ConfirmedLaterTests
{
    private const int Customers = 11;
    private const int MoreThanItsSteps = 45;

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, MoreThanItsSteps)];

    [Fact]
    public async Task What_was_planned_one_way_is_not_made_again_once_it_travels_both_ways()
    {
        var desks = await OneWay();
        var plans = new PlanHouse(desks.House);
        var run = await plans.Start(DeskHouse.Run(back: false, []));
        await Choose(desks, route => route with { Direction = RouteDirection.TwoWay });
        await desks.Back();

        await plans.Finish(await plans.Confirm(await PlanHouse.Token(() => plans.Apply(run.Run.SyncId))));
        await desks.Back();

        Assert.Equal((Customers, Customers), (desks.Left.Customers.Count, desks.Right.Customers.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_travels_no_more_is_not_written_by_an_older_plan(bool isDryRun)
    {
        var desks = await OneWay();
        var plans = new PlanHouse(desks.House);
        var planned = DeskHouse.Run(back: false, []);
        var planId = isDryRun ? await plans.Plan(planned) : (await plans.Start(planned)).Run.SyncId;
        var token = await PlanHouse.Token(() => plans.Apply(planId));
        await Choose(desks, route => route with { IsActive = false });

        var problem = await TestHouse.Refused(() => plans.Confirm(token));

        Assert.Equal((409, "route-off"), (problem.Status, problem.Slug));
        Assert.Empty(desks.Right.Customers);
    }

    [Fact]
    public async Task A_confirmed_run_that_waits_for_its_turn_can_be_cancelled()
    {
        var house = Filled();
        var plans = new PlanHouse(house);
        var run = await plans.Start();
        await plans.Confirm(await PlanHouse.Token(() => plans.Apply(run.Run.SyncId)));

        Assert.Equal(RunStatus.Cancelled, (await Steer(plans).Cancel(PlanHouse.Operator, run.Run.SyncId, SyncHouse.Cancellation)).Status);
        await house.NewProcess().Finish(run.Run.SyncId);

        Assert.Empty(house.Ledger.Sent);
        Assert.Empty(await new ActiveRunStore(house.Rows).List(SyncHouse.Tenant, SyncHouse.Cancellation));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Whenever_it_is_paused_it_waits_for_its_confirmation_all_the_same(int step)
    {
        var house = Filled();
        var plans = new PlanHouse(house);
        var syncId = await house.Ask(SyncHouse.Orders with { Aim = RunAim.Confirm });

        await Work(house, plans, syncId, step, () => Steer(plans).Pause(PlanHouse.Operator, syncId, SyncHouse.Cancellation));

        Assert.Equal(RunStatus.AwaitingConfirmation, (await house.Report(syncId)).Run.Status);
        Assert.Empty(house.Ledger.Sent);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Whenever_it_is_cancelled_nothing_is_written_and_it_can_be_confirmed_no_more(int step)
    {
        var house = Filled();
        var plans = new PlanHouse(house);
        var syncId = await house.Ask(SyncHouse.Orders with { Aim = RunAim.Confirm });

        await Work(house, plans, syncId, step, () => Steer(plans).Cancel(PlanHouse.Operator, syncId, SyncHouse.Cancellation));

        Assert.Equal(RunStatus.Cancelled, (await house.Report(syncId)).Run.Status);
        Assert.Empty(house.Ledger.Sent);
        Assert.Equal(409, (await TestHouse.Refused(() => plans.Apply(syncId))).Status);
    }

    [Fact]
    public async Task What_an_older_plan_may_not_overwrite_arrives_with_the_next_run()
    {
        var desks = await DeskHouse.Furnished();
        await Choose(desks, route => route with { SourceOfTruth = RouteSide.Target });
        var plans = new PlanHouse(desks.House);
        var (left, right) = await desks.Pair();
        desks.Left.Edit(left, customer => customer with { FirstName = "Leonard" });
        var planId = await plans.Plan(DeskHouse.Run(back: false, []));
        desks.Right.Edit(right, customer => customer with { Phone = "2" });
        var second = await PlanHouse.Token(async () => await plans.Confirm(await PlanHouse.Token(() => plans.Apply(planId))));
        await plans.Finish(await plans.Confirm(second));
        Assert.Equal("Ann", desks.Right.Find(right)!.FirstName);

        await desks.House.Sync(DeskHouse.Run(back: false, []) with { Mode = SyncMode.Full });
        await desks.Back();

        Assert.Equal(("Leonard", "2"), (desks.Right.Find(right)!.FirstName, desks.Right.Find(right)!.Phone));
        Assert.Equal(("Leonard", "2"), (desks.Left.Find(left)!.FirstName, desks.Left.Find(left)!.Phone));
    }

    [Fact]
    public async Task A_decision_that_a_plan_may_not_do_is_left_to_its_own_run()
    {
        var desks = await DeskHouse.Furnished();
        var plans = new PlanHouse(desks.House);
        var (left, right) = await desks.Pair();
        desks.Left.Delete(left);
        desks.Right.Edit(right, customer => customer with { Phone = "2" });
        await desks.Forth(left);
        var planId = await plans.Plan(DeskHouse.Run(back: false, [left]));
        var resolved = await new DeskApi(desks).Resolve(Assert.Single(await desks.AllConflicts()).Id, """{"resolution":"accept"}""");
        // The plan's run was entered first.
        await new ActiveRunStore(desks.House.Rows).Leave(SyncHouse.Tenant, resolved.Run!.SyncId, () => Task.FromResult(5), SyncHouse.Cancellation);

        await plans.Finish(await plans.Apply(planId));
        Assert.NotNull(desks.Right.Find(right));
        Assert.Equal(ConflictState.Decided, Assert.Single(await desks.AllConflicts()).State);
        await desks.House.NewProcess().Finish(resolved.Run.SyncId);

        Assert.Null(desks.Right.Find(right));
        Assert.Equal(ConflictState.Resolved, Assert.Single(await desks.AllConflicts()).State);
    }

    /// <summary>The run to where it waits or ends, somebody's doing before its nth step; paused, it is resumed.</summary>
    private static async Task Work(SyncHouse house, PlanHouse plans, string syncId, int step, Func<Task> doing)
    {
        var steps = 0;
        var process = house.NewProcess(new Lifeline { Pause = async () => await (++steps == step ? Tolerant(doing) : Task.CompletedTask) });
        var outline = await process.Begin(syncId);
        var isOver = false;
        for (var done = 0; done < outline.Steps.Count && !isOver;)
        {
            var slice = await process.Slice(syncId, outline.Steps[done].Index);
            if (slice.State == SliceState.Paused) await Steer(plans).Resume(PlanHouse.Operator, syncId, SyncHouse.Cancellation);
            if (slice.State == SliceState.Done) done++;
            isOver = slice.State is SliceState.Stopped or SliceState.Failed;
        }

        await process.End(syncId);
        if (steps < step) await Tolerant(doing);
    }

    private static async Task Tolerant(Func<Task> doing)
    {
        try
        {
            await doing();
        }
        catch (ProblemException)
        {
            // What waits for a person is not paused.
        }
    }

    private static SteerRun Steer(PlanHouse plans) => new(plans.Runs, new ActiveRunStore(plans.House.Rows), plans.Launcher, new CountRun(plans.Runs, new MetricsStore(plans.House.Rows)), plans.House.Time);

    private static async Task<DeskHouse> OneWay()
    {
        var desks = await DeskHouse.Furnished(matches: false);
        await Choose(desks, route => route with { Direction = RouteDirection.OneWay });
        for (var number = 1; number <= Customers; number++) desks.Left.Add(new Customer { Id = "", FirstName = $"Ann {number}" });
        return desks;
    }

    private static async Task Choose(DeskHouse desks, Func<RouteSettings, RouteSettings> change) => await desks.Routes.Save(
        SyncHouse.Tenant, change(Assert.Single(await desks.Routes.List(SyncHouse.Tenant, SyncHouse.Cancellation))), SyncHouse.Cancellation);

    private static SyncHouse Filled()
    {
        var house = new SyncHouse();
        for (var id = 1; id <= Customers; id++) house.Shop.Order(id);
        return house;
    }
}
