using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

public sealed class ConfirmationTests
{
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { ForGone = OperationAction.Delete } };
    private readonly PlanHouse _plans;

    public ConfirmationTests() => _plans = new PlanHouse(_house);

    [Fact]
    public async Task A_small_start_plans_and_goes_on_by_itself()
    {
        Fill(10);

        var run = await _plans.Start();

        Assert.Equal((RunStatus.Completed, 10), (run.Run.Status, _house.Ledger.Entries.Count));
        Assert.Equal(10, new Engine.Operations.Runs.RunDetails(run.Run, run.Steps).Counts.Written);
    }

    [Fact]
    public async Task A_large_start_waits_frees_its_route_and_goes_on_when_it_is_confirmed()
    {
        Fill(11);

        var run = await _plans.Start();

        Assert.Equal(RunStatus.AwaitingConfirmation, run.Run.Status);
        Assert.Empty(_house.Ledger.Sent);
        Assert.Empty(await new ActiveRunStore(_house.Rows).List(SyncHouse.Tenant, SyncHouse.Cancellation));
        var problem = await TestHouse.Refused(() => _plans.Apply(run.Run.SyncId));
        Assert.Equal((409, "confirmation-required"), (problem.Status, problem.Slug));
        Assert.Equal(11, Assert.IsType<PlanTotalsView>(problem.Members["summary"]).Records);

        var confirmed = await _plans.Finish(await _plans.Confirm((string)problem.Members["token"]!));

        Assert.Equal((run.Run.SyncId, RunStatus.Completed, "otto"), (confirmed.Run.SyncId, confirmed.Run.Status, confirmed.Run.ConfirmedBy));
        Assert.Equal(11, _house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_stored_plan_is_confirmed_into_a_run_of_its_own()
    {
        Fill(11);
        var planId = await _plans.Plan();

        var run = await _plans.Confirm(await PlanHouse.Token(() => _plans.Apply(planId)));
        await _plans.Finish(run);

        Assert.NotEqual(planId, run.SyncId);
        Assert.Equal(11, _house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_tenant_whose_starts_are_confirmed_applies_at_once()
    {
        Fill(11);
        await _plans.Settings.Change(SyncHouse.Tenant, settings => settings with { StartsAreConfirmed = true }, SyncHouse.Cancellation);

        await _plans.Finish(await _plans.Apply(await _plans.Plan()));

        Assert.Equal(11, _house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task A_token_holds_five_minutes()
    {
        Fill(11);
        var planId = await _plans.Plan();
        var (late, inTime) = (await PlanHouse.Token(() => _plans.Apply(planId)), "");
        _house.Time.Advance(ConfirmationTokens.Lifetime);
        Assert.Equal((410, "confirmation-expired"), await Refusal(late));

        inTime = await PlanHouse.Token(() => _plans.Apply(planId));
        _house.Time.Advance(ConfirmationTokens.Lifetime - TimeSpan.FromTicks(1));
        await _plans.Confirm(inTime);
    }

    [Fact]
    public async Task A_token_holds_once_also_when_it_is_sent_twice_at_once()
    {
        Fill(11);
        var planId = await _plans.Plan();
        var token = await PlanHouse.Token(() => _plans.Apply(planId));
        var slow = new PlanHouse(_house, new Lifeline { Pause = async () => await Task.Yield() });

        var both = await Task.WhenAll(Try(() => slow.Confirm(token)), Try(() => slow.Confirm(token)));

        Assert.Single(both, problem => problem is null);
        Assert.All(both.OfType<Problem>(), problem => Assert.Equal(409, problem.Status));
        Assert.Equal((409, "confirmation-used"), await Refusal(token));
        var runs = await _plans.Runs.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation);
        Assert.Single(runs, run => run.Aim == RunAim.Apply);
    }

    [Fact]
    public async Task A_token_is_nothing_to_another_user_or_tenant()
    {
        Fill(11);
        var planId = await _plans.Plan();
        var token = await PlanHouse.Token(() => _plans.Apply(planId));

        foreach (var stranger in new[] { new Caller(SyncHouse.Tenant, "eve", [Role.Admin]), new Caller(new TenantId("other"), "otto", [Role.Admin]) })
            Assert.Equal((404, "not-found"), await Refusal(token, stranger));
        Assert.Equal(403, (await TestHouse.Refused(() => _plans.Confirm(token, new Caller(SyncHouse.Tenant, "otto", [Role.Viewer])))).Status);
        Assert.Equal((404, "not-found"), await Refusal("guessed"));
        await _plans.Confirm(token);
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_kept()
    {
        Fill(11);
        var planId = await _plans.Plan();
        var token = await PlanHouse.Token(() => _plans.Apply(planId));

        var rows = await _house.Rows.Query(
            Engine.Stores.Rows.Table.State, Engine.Stores.Keys.Confirmations(SyncHouse.Tenant), Engine.Stores.Rows.RowRange.All, null, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation);

        Assert.DoesNotContain(token, Assert.Single(rows).Key + string.Join(' ', rows[0].Values.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_something_away_is_confirmed_twice_and_on_the_trail()
    {
        Fill(2);
        await _house.Sync();
        _house.Shop.Remove(RecordKind.Orders, "2");
        var planId = await _plans.Plan(SyncHouse.Orders with { Ids = ["1", "2"] });

        var first = await PlanHouse.Token(() => _plans.Apply(planId));
        var asked = await TestHouse.Refused(() => _plans.Confirm(first));
        Assert.Equal("second-confirmation-required", asked.Slug);
        Assert.Equal("2", Assert.Single(Assert.IsAssignableFrom<IReadOnlyList<ChangeView>>(asked.Members["destructive"])).EntityId);
        Assert.Equal((409, "confirmation-used"), await Refusal(first));
        Assert.Equal(2, _house.Ledger.Entries.Count);

        await _plans.Finish(await _plans.Confirm((string)asked.Members["token"]!));

        Assert.Single(_house.Ledger.Entries);
        var trail = await _house.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).Select(one => one.Entry).ToListAsync(SyncHouse.Cancellation);
        var entry = Assert.Single(trail, one => one.Action == AuditActions.RecordDeleted);
        Assert.Equal(("otto", "orders/2, shop-1 to ledger-1, record"), (entry.By, entry.About));
        var confirmed = Assert.Single(trail, one => one.Action == AuditActions.PlanConfirmed);
        Assert.Equal(("otto", planId, "1"), (confirmed.By, confirmed.Subject, confirmed.Changes.Single(change => change.Path == "destructive").After));
        Assert.Contains(entry.Changes, change => change is { Path: "targetId", Before: "\"L2\"", After: null });
        Assert.Contains(entry.Changes, change => change is { Path: "amount", Before: "10" });
    }

    [Fact]
    public async Task A_run_that_waits_can_be_cancelled_and_then_not_confirmed()
    {
        Fill(11);
        var run = await _plans.Start();
        var token = await PlanHouse.Token(() => _plans.Apply(run.Run.SyncId));
        await _plans.Runs.Change(SyncHouse.Tenant, run.Run.SyncId, waiting => waiting.To(RunStatus.Cancelled), SyncHouse.Cancellation);

        Assert.Equal((409, "plan-not-ready"), await Refusal(token));
        Assert.Empty(_house.Ledger.Sent);
    }

    private void Fill(int orders)
    {
        for (var id = 1; id <= orders; id++) _house.Shop.Order(id);
    }

    private async Task<(int, string)> Refusal(string token, Caller? caller = null)
    {
        var problem = await TestHouse.Refused(() => _plans.Confirm(token, caller));
        return (problem.Status, problem.Slug);
    }

    private static async Task<Problem?> Try(Func<Task> confirm)
    {
        try
        {
            await confirm();
            return null;
        }
        catch (ProblemException refusal)
        {
            return refusal.Problem;
        }
    }
}
