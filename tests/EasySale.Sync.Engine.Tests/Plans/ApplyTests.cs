using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

public sealed class ApplyTests
{
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { DemandsCustomers = true, KeepsPayments = true } };
    private readonly PlanHouse _plans;

    public ApplyTests() => _plans = new PlanHouse(_house);

    [Fact]
    public async Task A_plan_of_another_system_than_its_connection_leads_to_by_now_is_not_written()
    {
        _house.Shop.Order(1);
        var old = await _plans.Plan();
        _house.Time.Advance(TimeSpan.FromMinutes(1));
        await new ConnectionStore(_house.Rows).Change(SyncHouse.Tenant, "shop-1", shop => shop with { SystemSince = _house.Time.GetUtcNow() }, SyncHouse.Cancellation);
        var recent = await _plans.Plan();

        var problem = await TestHouse.Refused(() => _plans.Apply(old));
        await _plans.Finish(await _plans.Apply(recent));

        Assert.Equal((409, "plan-of-other-system", "shop-1"), (problem.Status, problem.Slug, problem.Members["connectionId"]));
        Assert.Single(_house.Ledger.Sent);
    }

    [Fact]
    public async Task A_plan_is_applied_as_it_was_made_whatever_the_shop_says_by_now()
    {
        _house.Shop.Order(1, total: 10);
        var planId = await _plans.Plan();
        _house.Shop.Order(1, total: 99);

        var applied = await _plans.Finish(await _plans.Apply(planId));

        Assert.Equal(10, _house.Ledger.Entry(RecordKind.Orders, 1).Amount);
        Assert.Equal((RunStatus.Completed, 1, 0), (applied.Run.Status, applied.Counts.Written, applied.Step.Replanned!.Count));
        Assert.Equal(PlanState.Applied, (await _plans.Get(planId)).Status);
        // The shop's newer word comes with the next run.
        await _house.Sync();
        Assert.Equal(99, _house.Ledger.Entry(RecordKind.Orders, 1).Amount);
    }

    [Fact]
    public async Task A_plan_is_applied_once()
    {
        _house.Shop.Order(1);
        var planId = await _plans.Plan();
        var run = await _plans.Apply(planId);
        await _plans.Finish(run);

        var problem = await TestHouse.Refused(() => _plans.Apply(planId));

        Assert.Equal((409, "plan-applied", run.SyncId), (problem.Status, problem.Slug, problem.Members["syncId"]));
    }

    [Fact]
    public async Task What_was_written_meanwhile_is_planned_anew_and_told()
    {
        for (var id = 1; id <= 3; id++) _house.Shop.Order(id, total: id);
        var planId = await _plans.Plan();
        _house.Shop.Order(2, total: 20);
        await _house.Sync(SyncHouse.Orders with { Ids = ["2"] });

        var applied = await _plans.Finish(await _plans.Apply(planId));

        Assert.Equal(["orders/2"], applied.Step.Replanned!.First);
        Assert.Equal((2, 1), (applied.Counts.Written, applied.Counts.Unchanged));
        Assert.Equal(20, _house.Ledger.Entry(RecordKind.Orders, 2).Amount);
        Assert.Single(_house.Ledger.Took, operation => operation.Record.Id == "2");
    }

    [Fact]
    public async Task A_version_that_moved_in_the_target_is_planned_anew_from_the_source_and_never_forced()
    {
        _house.Shop.Order(1, total: 1);
        await _house.Sync();
        _house.Shop.Order(1, total: 2);
        var planId = await _plans.Plan();
        _house.Ledger.Books.Edit(new RecordKey(RecordKind.Orders, "1"), "by hand");
        _house.Shop.Order(1, total: 3);

        var applied = await _plans.Finish(await _plans.Apply(planId));

        Assert.Equal(1, applied.Step.Replanned!.Count);
        Assert.Equal((3m, 3), (_house.Ledger.Entry(RecordKind.Orders, 1).Amount!.Value, _house.Ledger.Entry(RecordKind.Orders, 1).Version));
    }

    [Fact]
    public async Task Nothing_is_taken_away_that_the_plan_did_not_say()
    {
        _house.Ledger.ForGone = OperationAction.Delete;
        _house.Shop.Order(1, total: 1);
        await _house.Sync();
        _house.Shop.Order(1, total: 2);
        var planId = await _plans.Plan();
        _house.Shop.Order(1, total: 3);
        await _house.Sync();
        _house.Shop.Remove(RecordKind.Orders, "1");

        var applied = await _plans.Finish(await _plans.Apply(planId));

        Assert.Equal((1, 1), (applied.Counts.Skipped, applied.Step.Replanned!.Count));
        Assert.Equal(3, _house.Ledger.Entry(RecordKind.Orders, 1).Amount);
    }

    [Fact]
    public async Task Bodies_are_announced_byte_for_byte_as_planned_though_what_they_name_is_there_by_now()
    {
        _house.Shop.Customer(17);
        _house.Shop.Order(1, customer: 17);
        var planId = await _plans.Plan(SyncHouse.Orders with { Kinds = [RecordKind.Customers, RecordKind.Orders] });
        var run = await _plans.Apply(planId);
        _house.Ledger.Doubts = operation => operation.Record.Kind == RecordKind.Orders ? LedgerScenes.Timeout : null;
        var process = _house.NewProcess();
        await process.Begin(run.SyncId);
        await process.Slice(run.SyncId, 0);
        await process.Slice(run.SyncId, 1);

        var planned = (await PlannedOperations.Items(_house, planId)).Single(item => item.Kind == RecordKind.Orders).Drafts.Single();
        var announced = Assert.Single(await _house.OpenIntents()).Intent!;

        Assert.Equal(planned.Body.Bytes.ToArray(), announced.Body!.Value.Bytes.ToArray());
        Assert.Contains("{{customers/17}}", System.Text.Encoding.UTF8.GetString(announced.Body.Value.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_moves_the_next_runs_start_unless_another_run_has()
    {
        _house.Shop.Order(1);
        var incremental = SyncHouse.Orders with { Mode = SyncMode.Incremental };
        var planId = await _plans.Plan(incremental);
        await _plans.Finish(await _plans.Apply(planId));
        _house.Shop.Walked.Clear();
        await _house.Sync(incremental);
        Assert.Empty(_house.Shop.Walked);

        _house.Shop.Order(2);
        var older = await _plans.Plan(incremental);
        _house.Shop.Order(3);
        await _house.Sync(incremental);
        await _plans.Finish(await _plans.Apply(older));
        _house.Shop.Walked.Clear();
        await _house.Sync(incremental);
        Assert.Empty(_house.Shop.Walked);
    }

    [Fact]
    public async Task A_plan_that_is_unfinished_failed_or_old_is_not_applied()
    {
        _house.Shop.Order(1);
        var unfinished = await _house.Ask(SyncHouse.Orders with { Aim = RunAim.Plan });
        Assert.Equal((409, "plan-not-ready"), await Refusal(unfinished));

        var old = await _plans.Plan();
        _house.Time.Advance(TimeSpan.FromHours(TenantSettings.Defaults.PlanKeptHours));
        Assert.Equal((410, "plan-expired"), await Refusal(old));
        Assert.Empty(_house.Ledger.Sent);
    }

    [Fact]
    public async Task A_busy_route_is_told_and_the_plan_can_be_applied_afterwards()
    {
        _house.Shop.Order(1);
        var planId = await _plans.Plan();
        var active = new ActiveRunStore(_house.Rows);
        await active.Enter(SyncHouse.Tenant, new ActiveRun("other", "shop-1", "ledger-1", [RecordKind.Orders], Queued: false), 5, SyncHouse.Cancellation);

        Assert.Equal((409, "already-running"), await Refusal(planId));
        Assert.Equal(PlanState.Ready, (await _plans.Get(planId)).Status);
        await active.Leave(SyncHouse.Tenant, "other", () => Task.FromResult(5), SyncHouse.Cancellation);

        Assert.Equal(1, (await _plans.Finish(await _plans.Apply(planId))).Counts.Written);
    }

    [Fact]
    public async Task A_plan_of_one_world_is_not_applied_in_the_other()
    {
        _house.Shop.Order(1);
        var planId = await _plans.Plan();
        await _plans.Settings.Change(SyncHouse.Tenant, settings => settings with { IsInSandbox = true }, SyncHouse.Cancellation);

        Assert.Contains("sandbox mode is on", (await TestHouse.Refused(() => _plans.Apply(planId))).Errors!["source"][0], StringComparison.Ordinal);
        Assert.Empty(_house.Ledger.Sent);
    }

    private async Task<(int, string)> Refusal(string planId)
    {
        var problem = await TestHouse.Refused(() => _plans.Apply(planId));
        return (problem.Status, problem.Slug);
    }
}
