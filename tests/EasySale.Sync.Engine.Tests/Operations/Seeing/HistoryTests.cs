using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.History;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public sealed class HistoryTests
{
    private static readonly DateTimeOffset Spring = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);
    private readonly TestHouse _house = new();

    private ListHistory History => new(_house.Runs);

    [Fact]
    public async Task A_run_tells_what_it_did_and_where_its_log_is()
    {
        var house = new SyncHouse();
        house.Shop.Order(1);
        var run = await house.Sync();

        var item = Assert.Single((await new ListHistory(new RunStore(house.Rows, house.Time)).List(TestHouse.Viewer, Query.Of(""), TestHouse.Cancellation)).Items);

        Assert.Equal((run.Run.SyncId, RunStatus.Completed, $"/api/sync/runs/{run.Run.SyncId}/log"), (item.SyncId, item.Result, item.LogUrl));
        Assert.Equal("full sync of orders from shop-1 to ledger-1", item.Operation);
        Assert.Equal(new RunCounts { Read = 1, Written = 1 }, item.Counts);
        Assert.Equal(item.Counts, run.Run.Counts);
    }

    [Fact]
    public async Task A_dry_run_says_so_and_what_is_planned_is_not_told_as_written()
    {
        var house = new SyncHouse();
        for (var id = 1; id <= 11; id++) house.Shop.Order(id);
        var plans = new PlanHouse(house);
        var dry = await plans.Plan();
        house.Time.Advance(TimeSpan.FromMinutes(1));
        var waiting = (await plans.Start()).Run;

        var items = (await new ListHistory(new RunStore(house.Rows, house.Time)).List(TestHouse.Viewer, Query.Of(""), TestHouse.Cancellation)).Items;

        Assert.Equal(
            [(waiting.SyncId, "full sync of orders from shop-1 to ledger-1", false), (dry, "dry run of a full sync of orders from shop-1 to ledger-1", true)],
            items.Select(item => (item.SyncId, item.Operation, item.DryRun)));
        Assert.All(items, item => Assert.Equal(new RunCounts(), item.Counts));
    }

    [Theory]
    [InlineData("startDate=0001-01-01")]
    [InlineData("endDate=0001-01-01T00:00:00Z")]
    [InlineData("endDate=9999-12-31T23:59:59Z")]
    public async Task Instants_nobody_can_mean_are_refused(string query) =>
        Assert.Contains(InstantText.Allowed, (await TestHouse.Refused(() => History.List(TestHouse.Viewer, Query.Of(query), TestHouse.Cancellation))).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Pages_follow_one_another_newest_first_over_months_without_a_gap()
    {
        var asked = new List<string>();
        for (var month = 0; month < 6; month++)
            for (var day = 0; day < 3; day++) asked.Insert(0, await Ask(Spring.AddMonths(month).AddDays(day)));
        _house.Time.Advance(Spring.AddMonths(6) - _house.Time.GetUtcNow());

        Assert.Equal(asked, await All("limit=4"));
        Assert.Equal(asked.Skip(3).Take(6), await All("limit=4&startDate=2026-06-05&endDate=2026-07-07"));
        Assert.Equal(asked.Skip(3).Take(2), await All("startDate=2026-07-06&endDate=2026-07-07"));
    }

    [Fact]
    public async Task Filters_are_joined()
    {
        _house.Time.Advance(Spring - _house.Time.GetUtcNow());
        var wanted = await Ask(Spring, run => run with { Status = RunStatus.Failed, Source = "shop-2" });
        await Ask(Spring, run => run with { Status = RunStatus.Failed });
        await Ask(Spring, run => run with { Source = "shop-2" });
        await Ask(Spring, run => run with { Status = RunStatus.Failed, Source = "shop-2", Entity = "customers" });

        Assert.Equal([wanted], await All("entity=orders&status=failed&connection=shop-2"));
    }

    [Fact]
    public async Task Who_asks_for_orders_finds_the_runs_of_all_kinds_too()
    {
        _house.Time.Advance(Spring - _house.Time.GetUtcNow());
        var all = await Ask(Spring, run => run with { Entity = "all" });
        var others = await Ask(Spring.AddSeconds(-3), run => run with { Entity = "all", Kinds = [RecordKind.Customers, RecordKind.Products] });
        var orders = await Ask(Spring.AddSeconds(-1));
        await Ask(Spring.AddSeconds(-2), run => run with { Entity = "customers" });

        Assert.Equal([all, orders], await All("entity=orders"));
        Assert.Equal([all, others], await All("entity=all"));
    }

    [Fact]
    public async Task A_filter_that_nothing_matches_costs_a_bounded_look_and_a_cursor()
    {
        _house.Time.Advance(Spring - _house.Time.GetUtcNow());
        for (var index = 0; index < 1005; index++) await Ask(Spring.AddSeconds(-index));

        var first = await History.List(TestHouse.Viewer, Query.Of("entity=customers"), TestHouse.Cancellation);
        var rest = await History.List(TestHouse.Viewer, Query.Of($"entity=customers&cursor={first.NextCursor}"), TestHouse.Cancellation);

        Assert.Empty(first.Items);
        Assert.NotNull(first.NextCursor);
        Assert.Null(rest.NextCursor);
    }

    [Fact]
    public async Task Wrong_filters_are_all_named()
    {
        var refused = await TestHouse.Refused(() => History.List(
            TestHouse.Viewer, Query.Of("entity=widgets&status=great&startDate=yesterday&cursor=x"), TestHouse.Cancellation));

        Assert.Equal(["cursor", "entity", "startDate", "status"], refused.Errors!.Keys.Order());
        Assert.Contains("2026-11-01", refused.Errors["startDate"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_holds_every_run_the_filters_let_through()
    {
        _house.Time.Advance(Spring - _house.Time.GetUtcNow());
        for (var index = 0; index < 300; index++) await Ask(Spring.AddSeconds(-index), run => run with { Entity = index % 3 == 0 ? "customers" : "orders" });

        var records = await History.Export(TestHouse.Viewer, Query.Of("format=csv&bom=false&entity=customers")).Records();

        Assert.Equal(101, records.Count);
        Assert.All(records.Skip(1), record => Assert.Equal("customers", record[records[0].IndexOf("entity")]));
        Assert.Equal("format", (await Assert.ThrowsAsync<ProblemException>(() => Task.FromResult(History.Export(TestHouse.Viewer, Query.Of("format=pdf"))))).Problem.Errors!.Keys.Single());
    }

    private async Task<List<string>> All(string query)
    {
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await History.List(TestHouse.Viewer, Query.Of(cursor is null ? query : $"{query}&cursor={cursor}"), TestHouse.Cancellation);
            found.AddRange(page.Items.Select(item => item.SyncId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return found;
    }

    private async Task<string> Ask(DateTimeOffset at, Func<Run, Run>? change = null)
    {
        var run = SyncHouse.Orders with { SyncId = SyncIds.New(at), CreatedAt = at, Mode = SyncMode.Full };
        await _house.Runs.Add((change ?? (same => same))(run), TestHouse.Cancellation);
        return run.SyncId;
    }
}
