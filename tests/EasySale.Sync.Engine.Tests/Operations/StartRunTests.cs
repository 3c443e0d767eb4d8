using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Tests.Operations;

public class StartRunTests
{
    private const string Body = """{"source":"shop-1","target":"books-1"}""";

    [Fact]
    public async Task A_start_answers_with_the_run_it_stored_and_entered()
    {
        var house = await TestHouse.Furnished();

        var started = await house.Start();

        Assert.Equal((RunStatus.Running, "orders", "shop-1", "books-1"), (started.Status, started.Entity, started.Source, started.Target));
        Assert.Equal($"/api/sync/status/{started.SyncId}", started.Links.Status);
        var run = Assert.Single(await house.AllRuns());
        Assert.Equal((started.SyncId, "otto", RunStatus.Queued), (run.SyncId, run.StartedBy, run.Status));
        Assert.Equal(started.SyncId, Assert.Single(await house.Active.List(TestHouse.Tenant, TestHouse.Cancellation)).SyncId);
    }

    [Fact]
    public async Task A_connector_id_stands_for_the_only_enabled_connections_of_two_platforms()
    {
        var house = await TestHouse.Furnished();
        await house.Connect("shop", "shop-off", enabled: false);

        var started = await house.Start("""{"connectorId":"shop_to_books"}""");

        Assert.Equal(("shop-1", "books-1"), (started.Source, started.Target));
    }

    [Theory]
    [InlineData("""{"connectorId":"shop_to_books"}""", "source", "shop-1, shop-2")]
    [InlineData("""{"connectorId":"shop_to_moon"}""", "connectorId", "books, shop")]
    [InlineData("""{"connectorId":"shop"}""", "connectorId", "_to_")]
    [InlineData("""{"source":"nowhere","target":"books-1"}""", "source", "There is no connection \"nowhere\"")]
    [InlineData("""{"source":"shop-off","target":"books-1"}""", "source", "switched off")]
    [InlineData("""{"connectorId":"shop_to_books","source":"books-1"}""", "source", "no Shop connection")]
    [InlineData("""{"source":"shop-1","target":"shop-1"}""", "target", "another connection")]
    public async Task An_unclear_route_names_the_field_and_the_candidates(string body, string field, string message)
    {
        var house = await TestHouse.Furnished();
        await house.Connect("shop", "shop-2");
        await house.Connect("shop", "shop-off", enabled: false);

        var problem = await TestHouse.Refused(() => house.Start(body));

        Assert.Equal(400, problem.Status);
        Assert.Contains(message, Assert.Single(problem.Errors![field]), StringComparison.Ordinal);
        Assert.Empty(await house.AllRuns());
    }

    [Fact]
    public async Task A_kind_the_route_cannot_carry_is_refused_with_those_it_can()
    {
        var house = await TestHouse.Furnished();

        var problem = await TestHouse.Refused(() => house.Start(entity: "refunds"));

        Assert.Contains("customers, products, orders", problem.Errors!["entity"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_means_every_kind_both_sides_know_parents_first()
    {
        var house = await TestHouse.Furnished();

        await house.Start(entity: "all");

        Assert.Equal([RecordKind.Customers, RecordKind.Products, RecordKind.Orders], (await house.AllRuns())[0].Kinds);
    }

    [Fact]
    public async Task The_same_stream_of_a_route_runs_once_and_the_second_start_names_the_first()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start();

        var problem = await TestHouse.Refused(() => house.Start(entity: "all"));

        Assert.Equal((409, "urn:easysale-sync:problem:already-running"), (problem.Status, problem.Type));
        Assert.Equal(first.SyncId, problem.Members["syncId"]);
        Assert.Equal(first.SyncId, Assert.Single(await house.AllRuns()).SyncId);
    }

    [Fact]
    public async Task Beyond_the_limit_runs_are_queued_and_get_their_turn_in_order()
    {
        var house = await TestHouse.Furnished();
        for (var index = 0; index < RunDefaults.RunsAtOnce + 1; index++) await house.Connect("shop", $"extra-{index}");
        var started = new List<string>();
        for (var index = 0; index < RunDefaults.RunsAtOnce; index++)
            started.Add((await house.Start($$"""{"source":"extra-{{index}}","target":"books-1"}""")).SyncId);

        var queued = await house.Start($$"""{"source":"extra-{{RunDefaults.RunsAtOnce}}","target":"books-1"}""");

        Assert.Equal((RunStatus.Queued, false), (queued.Status, queued.MustBeScheduled));
        Assert.Equal([queued.SyncId], await house.Finish(started[0]));
    }

    [Fact]
    public async Task A_tenant_chooses_how_many_run_at_once()
    {
        var house = await TestHouse.Furnished();
        await house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json("""{"runsAtOnce":1}""")), TestHouse.Cancellation);
        await house.Connect("shop", "extra-0");
        var first = await house.Start("""{"source":"extra-0","target":"books-1"}""");

        var second = await house.Start(Body);

        Assert.Equal((RunStatus.Queued, false), (second.Status, second.MustBeScheduled));
        Assert.Equal([second.SyncId], await house.Finish(first.SyncId));
    }

    [Fact]
    public async Task The_same_key_and_request_is_one_run_even_when_spelled_otherwise()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start(Body, key: "k1");

        var again = await house.Start("""{ "target": "books-1", "source": "shop-1", "mode": "incremental", "idempotencyKey": "k1" }""");

        Assert.Equal(first, again);
        Assert.Single(await house.AllRuns());
    }

    [Fact]
    public async Task The_same_key_after_the_run_ended_answers_with_that_run()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start(Body, key: "k1");
        await house.Finish(first.SyncId);

        var again = await house.Start(Body, key: "k1");

        Assert.Equal((first.SyncId, RunStatus.Completed, false), (again.SyncId, again.Status, again.MustBeScheduled));
        Assert.Empty(await house.Active.List(TestHouse.Tenant, TestHouse.Cancellation));
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start(Body, key: "k1");

        var problem = await TestHouse.Refused(() => house.Start(Body, entity: "products", key: "k1"));

        Assert.Equal((422, first.SyncId), (problem.Status, problem.Members["syncId"]));
    }

    [Fact]
    public async Task A_key_is_free_again_after_a_day()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start(Body, key: "k1");
        await house.Finish(first.SyncId);
        house.Time.Advance(TimeSpan.FromHours(25));

        Assert.NotEqual(first.SyncId, (await house.Start(Body, key: "k1")).SyncId);
    }

    [Fact]
    public async Task A_key_holds_until_the_day_is_over()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start(Body, key: "k1");
        await house.Finish(first.SyncId);
        house.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));

        Assert.Equal(first.SyncId, (await house.Start(Body, key: "k1")).SyncId);
        Assert.Equal(422, (await TestHouse.Refused(() => house.Start(Body, entity: "products", key: "k1"))).Status);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first.SyncId, (await house.Start(Body, entity: "products", key: "k1")).SyncId);
    }

    [Fact]
    public async Task A_start_that_was_kept_out_leaves_its_key_free()
    {
        var house = await TestHouse.Furnished();
        var first = await house.Start();
        await TestHouse.Refused(() => house.Start(Body, key: "k1"));
        await house.Finish(first.SyncId);

        Assert.Equal(RunStatus.Running, (await house.Start(Body, entity: "products", key: "k1")).Status);
    }

    [Fact]
    public async Task A_viewer_may_not_start_a_run()
    {
        var house = await TestHouse.Furnished();
        var input = StartRunInput.Read("orders", TestHouse.Json(Body), null);

        var problem = await TestHouse.Refused(() => house.StartRun.Start(TestHouse.Viewer, input, TestHouse.Cancellation));

        Assert.Equal((403, "urn:easysale-sync:problem:forbidden"), (problem.Status, problem.Type));
    }
}
