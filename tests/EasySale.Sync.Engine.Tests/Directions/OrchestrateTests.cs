using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Older;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>The older interface, action by action.</summary>
public sealed class OrchestrateTests
{
    private const string Start = """{"systems":["left","right"],"entityTypes":["customers"]}""";
    private static readonly Caller Stranger = new(new TenantId("rival"), "rita", [Role.Admin]);

    [Fact]
    public async Task A_start_is_queued_and_its_status_tells_how_it_went()
    {
        var house = await DeskHouse.Furnished();
        house.Left.Add(new Customer { Id = "", FirstName = "Ann" });
        var started = await Do(house, "start", null, Start);
        var syncId = started.GetProperty("syncId").GetString()!;
        await house.House.NewProcess().Finish(syncId);
        var status = await Do(house, "status", syncId);

        Assert.Equal("queued", started.GetProperty("status").GetString());
        Assert.Equal("completed", status.GetProperty("status").GetString());
        Assert.Equal(100, status.GetProperty("progress").GetProperty("percent").GetDouble());
        Assert.Equal("""[{"entityType":"customers","status":"done","processed":1,"failed":0}]""", status.GetProperty("queues").GetRawText());
        Assert.Equal((0, JsonValueKind.Number), (status.GetProperty("conflicts").GetInt32(), status.GetProperty("estimatedTimeRemaining").ValueKind));
    }

    [Fact]
    public async Task Conflicts_of_a_run_are_listed_and_resolved()
    {
        var (house, syncId) = await Quarrel();
        var found = await Do(house, "conflicts", syncId);
        var id = Assert.Single(found.GetProperty("conflicts").EnumerateArray()).GetProperty("id").GetString();
        house.House.Time.Advance(TimeSpan.FromMinutes(2));
        var answer = await Answer(house, DeskApi.Operator, "resolve-conflict", null, $$"""{"conflictId":"{{id}}","resolution":"accept"}""");
        await house.House.NewProcess().Finish(Assert.Single(answer.MustStart));

        Assert.Equal(1, found.GetProperty("stats").GetProperty("open").GetInt32());
        Assert.Equal(new OlderSuccess(true), answer.Body);
        Assert.Equal("Leonard", house.Right.Find("r1")!.FirstName);
    }

    [Fact]
    public async Task Runs_are_paused_resumed_and_cancelled()
    {
        var house = await DeskHouse.Furnished();
        var syncId = (await Do(house, "start", null, Start)).GetProperty("syncId").GetString()!;

        foreach (var action in (string[])["pause", "resume", "cancel"])
            Assert.True((await Do(house, action, syncId)).GetProperty("success").GetBoolean());
        Assert.Equal("cancelled", (await Do(house, "status", syncId)).GetProperty("status").GetString());
        Assert.Equal(409, (await TestHouse.Refused(() => Do(house, "resume", syncId))).Status);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    [InlineData("conflicts")]
    public async Task Nobody_reaches_another_organisations_run(string action)
    {
        var house = await DeskHouse.Furnished();
        var syncId = (await Do(house, "start", null, Start)).GetProperty("syncId").GetString()!;

        Assert.Equal(404, (await TestHouse.Refused(() => Answer(house, Stranger, action, syncId, "{}"))).Status);
    }

    [Fact]
    public async Task Its_settings_hold_for_its_run_alone()
    {
        var house = await DeskHouse.Furnished();
        for (var number = 0; number < 4; number++) house.Left.Add(new Customer { Id = "", FirstName = $"{number}" });
        var syncId = (await Do(house, "start", null, """{"systems":["left","right"],"entityTypes":["customers"],"syncConfig":{"batchSize":1,"maxRetries":5}}""")).GetProperty("syncId").GetString()!;
        await house.House.NewProcess().Finish(syncId);
        for (var number = 0; number < 4; number++) house.Left.Add(new Customer { Id = "", FirstName = $"More {number}" });
        await house.Forth();

        Assert.Equal([1, 1, 1, 1, 2, 2], house.Right.Batches);
        Assert.Equal(new RunOverrides(1, null, 5), (await house.House.Report(syncId)).Run.Overrides);
    }

    [Fact]
    public async Task A_client_keeps_itself_to_fewer_starts_a_minute()
    {
        var house = await DeskHouse.Furnished();
        const string Once = """{"systems":["left","right"],"entityTypes":["customers"],"syncConfig":{"rateLimit":1}}""";
        await Do(house, "start", null, Once);

        Assert.Equal("too-many-starts", (await TestHouse.Refused(() => Do(house, "start", null, Once))).Slug);
    }

    [Theory]
    [InlineData("""{"systems":["left"],"entityTypes":["customers"]}""", "systems")]
    [InlineData("""{"systems":["left","nowhere"],"entityTypes":["customers"]}""", "systems")]
    [InlineData("""{"systems":["left","right"]}""", "entityTypes")]
    [InlineData("""{"systems":["left","right"],"entityTypes":["refunds"]}""", "entityTypes")]
    [InlineData("""{"systems":["left","right"],"entityTypes":["customers","payments"]}""", "entityTypes")]
    [InlineData("""{"systems":["left","right"],"entityTypes":["customers"],"syncConfig":{"batchSize":201}}""", "syncConfig.batchSize")]
    [InlineData("""{"systems":["left","right"],"entityTypes":["customers"],"syncConfig":{"maxRetries":0}}""", "syncConfig.maxRetries")]
    [InlineData("""{"systems":["left","right"],"entityTypes":["customers"],"syncConfig":{"rateLimit":51}}""", "syncConfig.rateLimit")]
    [InlineData("""{"systems":["left","right"],"entityTypes":["customers"],"syncConfig":{"interBatchDelayMs":-1}}""", "syncConfig.interBatchDelayMs")]
    public async Task A_start_that_cannot_be_is_refused_with_the_field(string body, string field)
    {
        var house = await DeskHouse.Furnished();

        var problem = await TestHouse.Refused(() => Do(house, "start", null, body));

        Assert.Contains(field, problem.Errors!.Keys);
    }

    [Fact]
    public async Task An_unknown_action_is_told_the_known_ones()
    {
        var house = await DeskHouse.Furnished();

        var problem = await TestHouse.Refused(() => Do(house, "explode", null));

        Assert.Contains("resolve-conflict", problem.Errors!["action"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_over_many_records_waits_says_how_it_is_confirmed_and_goes_on_then()
    {
        var (house, syncId) = await Waiting();
        var status = await Do(house, "status", syncId, isConfirmed: false);
        var asked = await TestHouse.Refused(() => Do(house, "confirm", syncId, isConfirmed: false));
        Assert.Empty(house.Right.Customers);
        var confirmed = await Answer(house, DeskApi.Operator, "confirm", syncId, $$"""{"token":"{{asked.Members["token"]}}"}""", isConfirmed: false);
        await house.House.NewProcess().Finish(Assert.Single(confirmed.MustStart));

        var told = status.GetProperty("confirmation");
        Assert.Equal(("awaitingConfirmation", 11), (status.GetProperty("status").GetString(), told.GetProperty("summary").GetProperty("records").GetInt32()));
        Assert.Contains($"action=confirm&syncId={syncId}", told.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal($"/api/sync/plans/{syncId}", told.GetProperty("changes").GetString());
        Assert.Equal((409, "confirmation-required"), (asked.Status, asked.Slug));
        Assert.Equal((new OlderSuccess(true), 11), (confirmed.Body, house.Right.Customers.Count));
        Assert.False((await Do(house, "status", syncId, isConfirmed: false)).TryGetProperty("confirmation", out _));
    }

    [Fact]
    public async Task A_start_that_waits_can_be_cancelled_and_a_token_holds_for_its_own_run()
    {
        var (house, syncId) = await Waiting();
        var token = (await TestHouse.Refused(() => Do(house, "confirm", syncId, isConfirmed: false))).Members["token"];

        Assert.Equal(404, (await TestHouse.Refused(() => Do(house, "confirm", "another", $$"""{"token":"{{token}}"}""", isConfirmed: false))).Status);
        Assert.Equal(404, (await TestHouse.Refused(() => Answer(house, Stranger, "confirm", syncId, "{}", isConfirmed: false))).Status);
        Assert.True((await Do(house, "cancel", syncId, isConfirmed: false)).GetProperty("success").GetBoolean());
        Assert.Equal(409, (await TestHouse.Refused(() => Do(house, "confirm", syncId, $$"""{"token":"{{token}}"}""", isConfirmed: false))).Status);
        Assert.Empty(house.Right.Customers);
    }

    [Fact]
    public async Task Conflicts_of_a_run_are_found_among_any_number_of_others()
    {
        var (house, syncId) = await Quarrel();
        var met = Assert.Single(await house.AllConflicts());
        await house.Conflicts.Save(
            SyncHouse.Tenant, Enumerable.Range(0, 1200).Select(number => met with { Id = $"{number:x24}", SyncId = "another", Version = null }), SyncHouse.Cancellation);

        Assert.Equal(1, (await Do(house, "status", syncId)).GetProperty("conflicts").GetInt32());
        Assert.Equal(met.Id, Assert.Single((await Do(house, "conflicts", syncId)).GetProperty("conflicts").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_start_over_few_records_waits_for_nobody()
    {
        var house = await DeskHouse.Furnished();
        house.Left.Add(new Customer { Id = "", FirstName = "Ann" });
        var syncId = (await Do(house, "start", null, Start, isConfirmed: false)).GetProperty("syncId").GetString()!;
        await house.House.NewProcess().Finish(syncId);

        Assert.Equal("completed", (await Do(house, "status", syncId, isConfirmed: false)).GetProperty("status").GetString());
        Assert.Single(house.Right.Customers);
    }

    /// <summary>A run that met a customer both sides had edited.</summary>
    private static async Task<(DeskHouse House, string SyncId)> Quarrel()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Leonard" });
        house.Right.Edit(right, customer => customer with { FirstName = "Richard" });
        var syncId = (await Do(house, "start", null, Start)).GetProperty("syncId").GetString()!;
        await house.House.NewProcess().Finish(syncId);
        return (house, syncId);
    }

    private static async Task<(DeskHouse House, string SyncId)> Waiting()
    {
        var house = await DeskHouse.Furnished();
        for (var number = 0; number <= 10; number++) house.Left.Add(new Customer { Id = "", FirstName = $"Ann {number}" });
        var syncId = (await Do(house, "start", null, Start, isConfirmed: false)).GetProperty("syncId").GetString()!;
        await house.House.NewProcess().Finish(syncId);
        return (house, syncId);
    }

    private static async Task<JsonElement> Do(DeskHouse house, string action, string? syncId, string body = "{}", bool isConfirmed = true) =>
        JsonSerializer.SerializeToElement((await Answer(house, DeskApi.Operator, action, syncId, body, isConfirmed)).Body, AnswerJson.Options);

    private static async Task<OlderAnswer> Answer(DeskHouse house, Caller caller, string action, string? syncId, string body, bool isConfirmed = true)
    {
        var api = new DeskApi(house);
        var settings = new TenantSettingsStore(house.House.Rows);
        await settings.Change(caller.Tenant, chosen => chosen with { StartsAreConfirmed = isConfirmed }, SyncHouse.Cancellation);
        var runs = new RunStore(house.House.Rows, house.House.Time);
        var active = new ActiveRunStore(house.House.Rows);
        var orchestrate = new Orchestrate(
            new OlderStart(house.Connections, new RouteFinder(house.Connections, house.Catalog, house.Maps, settings), api.Launcher, api.Limit, settings, house.House.Time),
            new GetRunStatus(runs, active), new SteerRun(runs, active, api.Launcher, new CountRun(runs, new MetricsStore(house.House.Rows)), house.House.Time), new PlanHouse(house.House).ApplyPlan, api.Listing, api.Resolving);
        return await orchestrate.Do(caller, action, syncId, TestHouse.Json(body), SyncHouse.Cancellation);
    }
}
