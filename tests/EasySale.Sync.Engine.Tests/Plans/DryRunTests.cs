using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

public sealed class DryRunTests
{
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { DemandsCustomers = true, KeepsPayments = true } };
    private readonly PlanHouse _plans;

    public DryRunTests() => _plans = new PlanHouse(_house);

    [Fact]
    public async Task A_plan_tells_what_would_be_written_parents_first()
    {
        _house.Shop.Customer(17, "Ann");
        _house.Shop.Order(1042, total: 59.90m, customer: 17, paid: true);

        var plan = await _plans.Get(await _plans.Plan());

        Assert.Equal(
            ["customers/17 record Create True", "orders/1042 record Create False", "orders/1042 payment Create False"],
            plan.Changes.Select(change => $"{change.Entity}/{change.EntityId} {change.Purpose} {change.Action} {change.BroughtAlong}"));
        Assert.Equal("{{customers/17}}", (string?)plan.Changes[1].PayloadPreview!["customer"]);
        Assert.Equal((PlanState.Ready, 2, 3, 0, 1), (plan.Status, plan.Totals.Records, plan.Totals.Operations, plan.Totals.Destructive, plan.Totals.Read));
        Assert.Equal(59.90m, plan.Totals.Amounts["EUR"]);
        Assert.Equal(2, plan.Totals.ByEntity["orders"]["create"]);
        Assert.Equal(2, plan.Totals.EstimatedCalls);
        Assert.Empty(_house.Ledger.Entries);
    }

    [Fact]
    public async Task An_update_names_the_version_it_rests_on_and_what_is_gone_is_destructive()
    {
        _house.Ledger.ForGone = OperationAction.Delete;
        _house.Shop.Order(1);
        _house.Shop.Order(2);
        await _house.Sync();
        _house.Shop.Order(1, total: 20);
        _house.Shop.Remove(RecordKind.Orders, "2");

        var plan = await _plans.Get(await _plans.Plan(SyncHouse.Orders with { Ids = ["1", "2"] }));

        Assert.Equal([("1", "1", false), ("2", null, true)], plan.Changes.Select(change => (change.EntityId, change.ExpectedVersion, change.Destructive)));
        Assert.Equal(1, plan.Totals.Destructive);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        for (var id = 1; id <= 20; id++) _house.Shop.Order(id);
        var planId = await _plans.Plan(SyncHouse.Orders with { BatchLimit = 3 });

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _plans.Get(planId, limit: 7, cursor: cursor);
            Assert.InRange(page.Changes.Count, 1, 7);
            seen.AddRange(page.Changes.Select(change => change.EntityId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(1, 20).Select(id => $"{id}"), seen);
        Assert.Equal(400, (await TestHouse.Refused(() => _plans.Get(planId, cursor: "x"))).Status);
    }

    [Fact]
    public async Task Who_only_looks_sees_no_personal_data()
    {
        _house.Shop.Customer(17, "Annabel");
        _house.Shop.Order(1, guest: "ann@x.test");
        _house.Shop.Order(2, customer: 17);
        var planId = await _plans.Plan();

        var masked = System.Text.Encoding.UTF8.GetString(Engine.Operations.Answers.AnswerJson.Write(await _plans.Get(planId, PlanHouse.Viewer)));
        var open = System.Text.Encoding.UTF8.GetString(Engine.Operations.Answers.AnswerJson.Write(await _plans.Get(planId)));

        Assert.DoesNotContain("Annabel", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("ann@x.test", masked, StringComparison.Ordinal);
        Assert.Contains("Annabel", open, StringComparison.Ordinal);
        Assert.Contains("ann@x.test", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_doubt_is_told_with_its_very_body_and_left_alone()
    {
        _house.Shop.Order(1, total: 7);
        _house.Ledger.Doubts = _ => LedgerScenes.Timeout;
        var (syncId, process) = (await _house.Ask(), _house.NewProcess());
        await process.Begin(syncId);
        await process.Slice(syncId);
        _house.Shop.Order(1, total: 8);

        var change = Assert.Single((await _plans.Get(await _plans.Plan())).Changes);

        Assert.Equal((true, 7m), (change.InDoubt, (decimal)change.PayloadPreview!["amount"]!));
        Assert.Single(await _house.OpenIntents());
    }

    [Fact]
    public async Task A_plan_is_another_tenants_nothing_and_a_run_is_no_plan()
    {
        _house.Shop.Order(1);
        var planId = await _plans.Plan();
        var run = await _house.Sync();

        Assert.Equal(404, (await TestHouse.Refused(() => _plans.Get(planId, new Caller(new TenantId("other"), "otto", [Role.Admin])))).Status);
        Assert.Equal(404, (await TestHouse.Refused(() => _plans.Get(run.Run.SyncId))).Status);
    }

    [Theory]
    [InlineData(RunAim.Plan, PlanState.Ready)]
    [InlineData(RunAim.Confirm, PlanState.AwaitingConfirmation)]
    public async Task A_plan_that_took_days_to_make_is_kept_as_long_as_any_from_its_end(RunAim aim, PlanState state)
    {
        for (var id = 1; id <= 20; id++) _house.Shop.Order(id);
        var planId = await _house.Ask(SyncHouse.Orders with { Aim = aim });
        await _house.NewProcess().Begin(planId);
        _house.Time.Advance(TimeSpan.FromDays(3));
        await _house.NewProcess().Finish(planId);
        var sweep = new SweepPlans(_house.Plans, _plans.Runs, new CountRun(_plans.Runs, new MetricsStore(_house.Rows)), _house.Time);

        Assert.Equal(0, await sweep.Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, SyncHouse.Cancellation));
        Assert.Equal(state, (await _plans.Get(planId)).Status);

        _house.Time.Advance(TimeSpan.FromDays(2));
        Assert.True(await sweep.Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, SyncHouse.Cancellation) > 0);
    }

    [Fact]
    public async Task Plans_expire_and_are_swept_away()
    {
        _house.Shop.Order(1);
        var planId = await _plans.Plan();
        _house.Time.Advance(TimeSpan.FromHours(TenantSettings.Defaults.PlanKeptHours));
        Assert.Equal(PlanState.Expired, (await _plans.Get(planId)).Status);
        var sweep = new SweepPlans(_house.Plans, _plans.Runs, new CountRun(_plans.Runs, new MetricsStore(_house.Rows)), _house.Time);

        Assert.Equal(0, await sweep.Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, SyncHouse.Cancellation));
        _house.Time.Advance(TimeSpan.FromDays(1));
        Assert.True(await sweep.Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, SyncHouse.Cancellation) > 0);

        Assert.Empty(await _house.Plans.Names(SyncHouse.Tenant, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation));
    }
}
