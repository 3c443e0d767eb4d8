using System.Text;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Tests.Operations;

public class StatusTests
{
    [Fact]
    public async Task A_status_sums_the_steps_per_currency_and_says_what_it_cost()
    {
        var house = await TestHouse.Furnished();
        var started = await house.Start(entity: "all");
        await house.Runs.AddSteps(TestHouse.Tenant, [Step(started.SyncId, 0, RecordKind.Customers, 40, []), Step(started.SyncId, 1, RecordKind.Orders, 60, new() { ["EUR"] = new(100.10m, 100.00m), ["USD"] = new(5, 5) })], TestHouse.Cancellation);

        var status = await Get(house, started.SyncId);

        Assert.Equal((RunStatus.Running, 100, 20d), (status.Status, status.Counts.Read, status.Seconds));
        Assert.Equal(new AmountView(100.10m, 100.00m, 0.10m), status.Totals["EUR"]);
        Assert.Equal(new ProgressView(100, 5, null, null), status.Progress);
        Assert.Equal((6, 4, 2), (status.StorageTransactions, status.VendorCalls, status.MeteredCalls));
        Assert.Equal(["customers", "orders"], status.Steps.Select(step => step.Entity));
    }

    [Fact]
    public async Task A_stream_that_has_not_begun_keeps_the_end_unknown()
    {
        var house = await TestHouse.Furnished();
        var started = await house.Start(entity: "all");
        var customers = Step(started.SyncId, 0, RecordKind.Customers, 40, []) with { State = StepState.Done, StartedAt = house.Time.GetUtcNow() };
        var orders = Step(started.SyncId, 1, RecordKind.Orders, 0, []) with { State = StepState.Pending };
        await house.Runs.AddSteps(TestHouse.Tenant, [customers, orders], TestHouse.Cancellation);

        var progress = (await Get(house, started.SyncId)).Progress;

        Assert.Equal((null, null), (progress.Percent, progress.EstimatedSecondsRemaining));
    }

    [Fact]
    public async Task Answers_are_camel_case_with_utc_instants_and_numbers()
    {
        var house = await TestHouse.Furnished();
        var started = await house.Start();
        await house.Runs.AddSteps(TestHouse.Tenant, [Step(started.SyncId, 0, RecordKind.Orders, 1, new() { ["EUR"] = new(1.10m, 1.10m) })], TestHouse.Cancellation);

        var json = Encoding.UTF8.GetString(AnswerJson.Write(await Get(house, started.SyncId)));

        Assert.Contains("\"createdAt\":\"2026-11-21T08:00:00.000Z\"", json, StringComparison.Ordinal);
        Assert.Contains("\"totals\":{\"EUR\":{\"source\":1.10,\"target\":1.10,\"difference\":0.00}}", json, StringComparison.Ordinal);
        Assert.Contains("\"percent\":null", json, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"running\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_by_pages_and_filters_with_those_that_go_on()
    {
        var house = await TestHouse.Furnished();
        var ids = new List<string>();
        for (var index = 0; index < 5; index++)
        {
            ids.Insert(0, (await house.Start(entity: index % 2 == 0 ? "orders" : "products")).SyncId);
            if (index < 4) await house.Finish(ids[0]);
            house.Time.Advance(TimeSpan.FromDays(20));
        }

        var first = await List(house, ("limit", "2"));
        var rest = await List(house, ("cursor", first.NextCursor), ("entity", "orders"));
        var running = await List(house, ("status", "running"));

        Assert.Equal(ids[..2], first.Runs.Select(run => run.SyncId));
        Assert.Equal([ids[2], ids[4]], rest.Runs.Select(run => run.SyncId));
        Assert.Null(rest.NextCursor);
        Assert.Equal(ids[0], Assert.Single(running.Runs).SyncId);
        Assert.Equal(ids[0], Assert.Single(first.Active).SyncId);
    }

    [Fact]
    public async Task Another_tenants_run_does_not_exist()
    {
        var house = await TestHouse.Furnished();
        var started = await house.Start();

        var problem = await TestHouse.Refused(() =>
            new GetRunStatus(house.Runs, house.Active).Get(TestHouse.Viewer with { Tenant = new("other") }, started.SyncId, TestHouse.Cancellation));

        Assert.Equal(404, problem.Status);
    }

    private static RunStep Step(string syncId, int index, RecordKind kind, long read, Dictionary<string, RunTotals> totals) => new()
    {
        SyncId = syncId,
        Index = index,
        Kind = kind,
        State = StepState.Running,
        Counts = new RunCounts { Read = read, Written = read },
        Totals = totals,
        Seconds = 10,
        StorageTransactions = 3,
        VendorCalls = 2,
        MeteredCalls = 1,
    };

    private static Task<RunDetails> Get(TestHouse house, string syncId) =>
        new GetRunStatus(house.Runs, house.Active).Get(TestHouse.Viewer, syncId, TestHouse.Cancellation);

    private static Task<RunListing> List(TestHouse house, params (string Name, string? Value)[] values) => new ListRuns(house.Runs, house.Active).List(
        TestHouse.Viewer, new ListInput(name => values.FirstOrDefault(value => value.Name == name).Value), TestHouse.Cancellation);
}
