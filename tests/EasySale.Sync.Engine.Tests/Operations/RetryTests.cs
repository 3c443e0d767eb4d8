using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Tests.Operations;

public class RetryTests
{
    [Fact]
    public async Task All_failures_are_retried_by_one_run_per_route_and_entity()
    {
        var house = await TestHouse.Furnished();
        await Fail(house, (RecordKind.Orders, "1"), (RecordKind.Orders, "2"), (RecordKind.Customers, "9"));

        var retry = await house.RetryFailures.Retry(TestHouse.Operator, RetryInput.Read(null), TestHouse.Cancellation);

        Assert.Equal([("customers", 1), ("orders", 2)], retry.Runs.Select(run => (run.Entity, run.Records)));
        var orders = (await house.AllRuns()).Single(run => run.Entity == "orders");
        Assert.Equal(["1", "2"], orders.Ids.Order());
        Assert.Equal(retry.SyncIds.Order(), (await house.Watch()).Order());
    }

    [Fact]
    public async Task A_filter_narrows_what_is_retried()
    {
        var house = await TestHouse.Furnished();
        await Fail(house, (RecordKind.Orders, "1"), (RecordKind.Customers, "9"));

        var retry = await house.RetryFailures.Retry(TestHouse.Operator, RetryInput.Read(TestHouse.Json("""{"entity":"orders"}""")), TestHouse.Cancellation);

        Assert.Equal(["orders"], retry.Runs.Select(run => run.Entity));
    }

    [Fact]
    public async Task A_busy_route_is_named_and_left_for_later()
    {
        var house = await TestHouse.Furnished();
        await Fail(house, (RecordKind.Orders, "1"));
        var running = await house.Start();

        var retry = await house.RetryFailures.Retry(TestHouse.Operator, RetryInput.Read(null), TestHouse.Cancellation);
        var one = await TestHouse.Refused(() => house.RetryFailures.RetryOne(TestHouse.Operator, IdOf(RecordKind.Orders, "1"), TestHouse.Cancellation));

        Assert.Empty(retry.SyncIds);
        Assert.Equal(running.SyncId, Assert.Single(retry.KeptOut).RunningSyncId);
        Assert.Equal(409, one.Status);
        Assert.Single(await house.AllRuns());
    }

    [Fact]
    public async Task One_failure_can_be_retried_alone()
    {
        var house = await TestHouse.Furnished();
        await Fail(house, (RecordKind.Orders, "1"), (RecordKind.Orders, "2"));

        var run = await house.RetryFailures.RetryOne(TestHouse.Operator, IdOf(RecordKind.Orders, "2"), TestHouse.Cancellation);

        Assert.Equal(["2"], Assert.Single(await house.AllRuns()).Ids);
        Assert.True(run.MustBeScheduled);
        Assert.Equal(404, (await TestHouse.Refused(() => house.RetryFailures.RetryOne(TestHouse.Operator, "nope", TestHouse.Cancellation))).Status);
    }

    [Fact]
    public async Task What_travels_no_more_is_not_retried_and_told()
    {
        var house = await TestHouse.Furnished();
        await Fail(house, (RecordKind.Orders, "1"), (RecordKind.Customers, "9"));
        await house.RouteSettings.Save(TestHouse.Tenant, new RouteSettings { Source = "shop-1", Target = "books-1", Kind = RecordKind.Orders, IsActive = false }, TestHouse.Cancellation);

        var one = await TestHouse.Refused(() => house.RetryFailures.RetryOne(TestHouse.Operator, IdOf(RecordKind.Orders, "1"), TestHouse.Cancellation));
        var all = await house.RetryFailures.Retry(TestHouse.Operator, RetryInput.Read(null), TestHouse.Cancellation);

        Assert.Equal((409, "route-off"), (one.Status, one.Slug));
        Assert.Equal(["customers"], all.Runs.Select(run => run.Entity));
        Assert.Equal([new TurnedOffRetry("orders", "shop-1", "books-1", 1)], all.TurnedOff);
    }

    [Fact]
    public async Task What_was_brought_along_is_retried_whatever_its_own_kinds_route()
    {
        var house = await TestHouse.Furnished();
        await Fail(house, (RecordKind.Customers, "9"));
        var failure = (await house.Failures.Find(TestHouse.Tenant, IdOf(RecordKind.Customers, "9"), TestHouse.Cancellation))!;
        var orders = await house.Start();
        await house.Finish(orders.SyncId);
        await house.Failures.Save(TestHouse.Tenant, [failure with { SyncId = orders.SyncId }], [], TestHouse.Cancellation);
        await house.RouteSettings.Save(TestHouse.Tenant, new RouteSettings { Source = "shop-1", Target = "books-1", Kind = RecordKind.Customers, IsActive = false }, TestHouse.Cancellation);

        Assert.True((await house.RetryFailures.RetryOne(TestHouse.Operator, failure.Id, TestHouse.Cancellation)).MustBeScheduled);
    }

    [Fact]
    public async Task Failures_are_listed_page_by_page_and_by_filter()
    {
        var house = await TestHouse.Furnished();
        await Fail(house, [.. Enumerable.Range(1, 7).Select(id => (RecordKind.Orders, $"{id}")), (RecordKind.Customers, "9")]);
        var list = new ListFailures(house.Failures);
        var seen = new List<string>();
        string? cursor = null;

        do
        {
            var page = await list.List(TestHouse.Viewer, Query(("limit", "3"), ("cursor", cursor), ("entity", "orders")), TestHouse.Cancellation);
            Assert.True(page.Items.Count <= 3);
            seen.AddRange(page.Items.Select(failure => failure.SourceId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], seen.Order());
    }

    [Fact]
    public async Task A_wrong_query_value_is_named_with_what_is_allowed()
    {
        var house = new TestHouse();
        var list = new ListFailures(house.Failures);

        var problem = await TestHouse.Refused(() => list.List(TestHouse.Viewer, Query(("limit", "0"), ("cause", "bad"), ("entity", "all")), TestHouse.Cancellation));

        Assert.Contains("tryAgain, fixSettings, fixRecord, ourBug", problem.Errors!["cause"][0], StringComparison.Ordinal);
        Assert.Equal(["cause", "entity", "limit"], problem.Errors!.Keys.Order());
    }

    private static ListInput Query(params (string Name, string? Value)[] values) => new(name => values.FirstOrDefault(value => value.Name == name).Value);

    private static string IdOf(RecordKind kind, string id) => FailedRecord.IdOf("shop-1", "books-1", new RecordKey(kind, id));

    private static Task Fail(TestHouse house, params IEnumerable<(RecordKind Kind, string Id)> records) => house.Failures.Save(
        TestHouse.Tenant,
        records.Select(record => OpenFailure.Of(new RecordKey(record.Kind, record.Id), "shop-1", "books-1", house.Time.GetUtcNow())),
        [],
        TestHouse.Cancellation);
}
