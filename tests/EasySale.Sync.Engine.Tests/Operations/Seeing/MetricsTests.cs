using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public sealed class MetricsTests
{
    private readonly SyncHouse _house = new();

    private MetricsStore Store => new(_house.Rows);

    private CountRun Counting => new(new RunStore(_house.Rows, _house.Time), Store);

    [Fact]
    public async Task Metrics_are_the_sums_of_the_runs_that_ended()
    {
        for (var id = 1; id <= 9; id++) _house.Shop.Order(id);
        _house.Ledger.Refuses = operation => operation.Record.Id == "4" ? new SyncException(FailureCause.FixRecord, "ledger.bad", "Bad.") : null;
        var first = await Counted();
        var second = await Counted();

        var metrics = await Metrics();

        Assert.Equal((18, 2, second.Run.FinishedAt), (metrics.TotalRecordsProcessed, metrics.TotalErrors, metrics.LastRunAt));
        Assert.Equal(Math.Round(100.0 * 16 / 18, 3), metrics.SuccessRate);
        Assert.Equal(first.Steps[0].StorageTransactions + second.Steps[0].StorageTransactions, metrics.StorageTransactions);
        Assert.Equal(first.Steps[0].VendorCalls + second.Steps[0].VendorCalls, metrics.VendorCalls);
        Assert.Equal((RunStatus.Partial, 2L), (metrics.Runs.Single().Key, metrics.Runs.Single().Value));
        Assert.Equal((18, 2), (metrics.ByEntity["orders"].Count, metrics.ByEntity["orders"].Errors));
        Assert.Equal(["ledger-1", "shop-1"], metrics.ByConnection.Keys);
        Assert.Equal(18, metrics.ByConnection["shop-1"].Count);
    }

    [Fact]
    public async Task A_run_is_counted_once_however_often_it_is_finished_and_by_whomever()
    {
        _house.Shop.Order(1);
        var run = await _house.Sync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Counting.AfterRun(Caller.System, SyncHouse.Tenant, run.Run.SyncId, SyncHouse.Cancellation)));

        Assert.Equal(1, (await Metrics()).TotalRecordsProcessed);
    }

    [Fact]
    public async Task What_was_planned_first_is_counted_when_it_is_written_and_what_was_only_planned_never()
    {
        for (var id = 1; id <= 3; id++) _house.Shop.Order(id);
        var plans = new PlanHouse(_house);

        await Count((await _house.Report(await plans.Plan())).Run);
        var dry = await Metrics();
        await Count((await plans.Start()).Run);
        var both = await Metrics();

        Assert.Equal((0, null, 0), (dry.TotalRecordsProcessed, dry.SuccessRate, dry.ByEntity["orders"].Written));
        Assert.NotEqual(0, dry.StorageTransactions);
        Assert.Equal((3, 3, 2L), (both.TotalRecordsProcessed, both.ByEntity["orders"].Written, both.Runs[RunStatus.Completed]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_planned_and_never_confirmed_is_counted_when_it_ends(bool isCancelledByHand)
    {
        for (var id = 1; id <= 11; id++) _house.Shop.Order(id);
        var plans = new PlanHouse(_house);
        var waiting = await plans.Start();
        Assert.Equal(RunStatus.AwaitingConfirmation, waiting.Run.Status);

        if (isCancelledByHand)
        {
            await new SteerRun(plans.Runs, new ActiveRunStore(_house.Rows), plans.Launcher, Counting, _house.Time).Cancel(PlanHouse.Operator, waiting.Run.SyncId, SyncHouse.Cancellation);
        }
        else
        {
            _house.Time.Advance(TimeSpan.FromDays(20));
            await new SweepPlans(_house.Plans, plans.Runs, Counting, _house.Time).Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, SyncHouse.Cancellation);
        }

        var metrics = await Metrics();
        Assert.Equal((1L, 0), (metrics.Runs.GetValueOrDefault(RunStatus.Cancelled), metrics.ByEntity["orders"].Written));
        Assert.NotEqual(0, metrics.StorageTransactions);
        Assert.Equal(waiting.Steps.Sum(step => step.StorageTransactions), metrics.StorageTransactions);
    }

    [Fact]
    public async Task Metrics_cost_the_same_however_many_runs_there_were()
    {
        _house.Shop.Order(1);
        for (var run = 0; run < 3; run++) await Counted();
        var before = await CostOfAsking();
        for (var run = 0; run < 20; run++) await Counted();

        Assert.Equal(before, await CostOfAsking());
        Assert.Equal(23, (await Metrics()).TotalRecordsProcessed);
    }

    [Fact]
    public async Task Days_and_connections_can_be_chosen()
    {
        _house.Shop.Order(1);
        await Counted();
        _house.Time.Advance(TimeSpan.FromDays(40));
        var late = await Counted();

        Assert.Equal(1, (await Metrics()).TotalRecordsProcessed);
        Assert.Equal(2, (await Metrics($"from={late.Run.FinishedAt!.Value.AddDays(-60):yyyy-MM-dd}")).TotalRecordsProcessed);
        Assert.Equal(1, (await Metrics($"connection={late.Run.Source}")).TotalRecordsProcessed);
        var refused = await TestHouse.Refused(() => Metrics("connection=other"));
        Assert.Contains("There is no connection", refused.Errors!["connection"][0], StringComparison.Ordinal);
        foreach (var impossible in (string[])["from=2026-02-01&to=2026-01-01", "to=9999-12-30", "to=0001-01-05", "from=2010-01-01&to=2026-01-01"])
            Assert.Equal(400, (await TestHouse.Refused(() => Metrics(impossible))).Status);
    }

    [Fact]
    public void Cost_is_what_the_prices_say()
    {
        var figures = new Figures { Counts = new RunCounts { Read = 100_000 }, StorageTransactions = 3000, Seconds = 1000, MeteredCalls = 500 };

        var cost = CostView.Of(figures, TenantSettings.Defaults);

        Assert.Equal((0.000108m, 0.008m, 1.75m), (cost.Storage, cost.Compute, cost.Metered));
        Assert.Equal(0.017581m, cost.PerThousandRecords);
    }

    [Fact]
    public async Task Marks_are_swept_after_a_month_and_sums_after_fourteen()
    {
        _house.Shop.Order(1);
        await Counted();
        var sweep = new SweepMetrics(Store, _house.Time);

        Assert.Equal(0, await Sweep(sweep));
        _house.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(1, await Sweep(sweep));
        Assert.Equal(1, (await Metrics($"from={_house.Time.GetUtcNow().AddDays(-60):yyyy-MM-dd}")).TotalRecordsProcessed);
        _house.Time.Advance(TimeSpan.FromDays(420));
        Assert.Equal(1, await Sweep(sweep));
    }

    private static Task<int> Sweep(SweepMetrics sweep) => sweep.Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, SyncHouse.Cancellation);

    private async Task<RunReport> Counted()
    {
        var run = await _house.Sync();
        await Count(run.Run);
        return run;
    }

    private Task Count(Run run) => Counting.AfterRun(Caller.System, SyncHouse.Tenant, run.SyncId, SyncHouse.Cancellation);

    private Task<MetricsReport> Metrics(string query = "") =>
        new GetMetrics(Store, new MeteredCallStore(_house.Rows, _house.Time), new ConnectionStore(_house.Rows), new TenantSettingsStore(_house.Rows), _house.Time)
            .Get(TestHouse.Viewer, Query.Of(query), SyncHouse.Cancellation);

    private async Task<long> CostOfAsking()
    {
        using var measured = _house.Meter.Measure();
        await Metrics();
        return measured.Transactions;
    }
}
