using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Older;
using EasySale.Sync.Engine.Operations.Sandbox;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Operations;

public sealed class SandboxTests
{
    [Fact]
    public async Task Sandbox_mode_needs_something_to_try_with_and_is_on_the_trail()
    {
        var house = await TestHouse.Furnished();
        Assert.Equal("sandbox-incomplete", (await TestHouse.Refused(() => Switch(house, on: true))).Slug);
        await Sandbox(house);

        var view = await Switch(house, on: true);
        await Switch(house, on: true);
        await Switch(house, on: false);

        Assert.True(view.Enabled);
        Assert.Equal(["books-try", "shop-try"], view.Connections.Select(connection => connection.Id));
        Assert.Empty(view.Lacks);
        var trail = await new AuditStore(house.Rows, house.Time).List(TestHouse.Tenant, null, TestHouse.Cancellation).Select(entry => entry.Entry.Action).ToListAsync(TestHouse.Cancellation);
        Assert.Equal([AuditActions.SandboxEntered, AuditActions.SandboxLeft], trail.Order());
        Assert.Equal(403, (await TestHouse.Refused(() => Manage(house).Switch(TestHouse.Operator, new SandboxInput(true), TestHouse.Cancellation))).Status);
    }

    [Fact]
    public async Task What_is_lacking_is_told()
    {
        var house = await TestHouse.Furnished();
        await Add(house, "shop", "shop-try");

        Assert.Equal(["books"], (await Manage(house).Get(TestHouse.Viewer, TestHouse.Cancellation)).Lacks);
    }

    [Fact]
    public async Task Starts_use_the_connections_of_the_mode_and_no_others()
    {
        var house = await TestHouse.Furnished();
        await Sandbox(house);
        const string byPlatform = """{"connectorId":"shop_to_books"}""";
        Assert.Equal("shop-1", (await house.Start(byPlatform)).Source);

        await Switch(house, on: true);

        var tried = await house.Start(byPlatform);
        Assert.Equal(("shop-try", "books-try"), (tried.Source, tried.Target));
        var named = await TestHouse.Refused(() => house.Start("""{"source":"shop-1","target":"books-try"}""", entity: "customers"));
        Assert.Contains("\"shop-1\" is a production connection, and sandbox mode is on", named.Errors!["source"][0], StringComparison.Ordinal);

        await Switch(house, on: false);
        var real = await TestHouse.Refused(() => house.Start("""{"source":"shop-1","target":"books-try"}""", entity: "customers"));
        Assert.Contains("sandbox mode is off", real.Errors!["target"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_nothing_to_try_with_is_told_that_the_mode_is_why()
    {
        var house = await TestHouse.Furnished();
        await house.Settings.Change(TestHouse.Tenant, settings => settings with { IsInSandbox = true }, TestHouse.Cancellation);

        var refused = await TestHouse.Refused(() => house.Start("""{"connectorId":"shop_to_books"}"""));

        Assert.StartsWith("Sandbox mode is on (/api/sync/sandbox), and no ", refused.Errors!["source"][0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "shop-1", "books-1")]
    [InlineData(true, "shop-try", "books-try")]
    public async Task A_platform_of_the_older_interface_means_the_connection_of_the_mode(bool on, string source, string target)
    {
        var house = await TestHouse.Furnished();
        await Sandbox(house);
        await Switch(house, on);
        var older = new OlderStart(house.Connections, house.Routes, house.Launcher, house.Limit, house.Settings, house.Time);

        var run = await older.Start(TestHouse.Operator, OlderStartInput.Read(TestHouse.Json("""{"systems":["shop","books"],"entityTypes":["customers"]}""")), TestHouse.Cancellation);

        Assert.Equal((source, target), (run.Source, run.Target));
    }

    [Fact]
    public async Task Webhooks_and_schedules_stay_in_their_world_whatever_the_mode()
    {
        var house = await TestHouse.Furnished();
        await Sandbox(house);
        foreach (var on in new[] { false, true })
        {
            await Switch(house, on);
            Assert.Equal(["books-1"], (await house.Routes.From(TestHouse.Tenant, "shop-1", TestHouse.Cancellation)).Select(route => route.Target.Id));
            Assert.Equal(["books-try"], (await house.Routes.From(TestHouse.Tenant, "shop-try", TestHouse.Cancellation)).Select(route => route.Target.Id));
        }
    }

    [Fact]
    public async Task What_people_start_and_what_goes_on_by_itself_is_told()
    {
        var house = await TestHouse.Furnished();
        await Sandbox(house);
        foreach (var (id, names) in new[] { ("told", new Dictionary<string, string> { [WebhookFields.Secret.Name] = "secret" }), ("untold", []) })
            await house.Connections.Add(new Connection { Tenant = TestHouse.Tenant, Id = id, Platform = "fakeshop", Name = id, SecretNames = names }, TestHouse.Cancellation);
        foreach (var (id, source, isActive) in new[] { ("sch-1", "shop-1", true), ("sch-2", "shop-1", false), ("sch-3", "shop-try", true) })
            await new ScheduleStore(house.Rows, new DueScheduleStore(house.Rows)).Add(Daily(house, id, source) with { IsActive = isActive }, TestHouse.Cancellation);

        var before = await Manage(house).Get(TestHouse.Viewer, TestHouse.Cancellation);
        var after = await Switch(house, on: true);

        Assert.Equal(("production", "sandbox"), (before.Starts, after.Starts));
        Assert.Equal([new WorkingConnection("shop-1", false, 1, false), new WorkingConnection("shop-try", true, 1, false), new WorkingConnection("told", false, 0, true)], after.GoOn);
        Assert.Equal(before.GoOn, after.GoOn);
    }

    [Fact]
    public async Task A_connection_stays_in_its_world()
    {
        var house = await TestHouse.Furnished();
        await Sandbox(house);

        var problem = await TestHouse.Refused(() => house.UpdateConnection.Update(TestHouse.Admin, "shop-try", new ConnectionInput { Sandbox = false }, TestHouse.Cancellation));

        Assert.Contains("Cannot be changed", problem.Errors!["sandbox"][0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_system_is_never_in_both_worlds(bool sandboxFirst)
    {
        var house = await TestHouse.Furnished();
        await Add(house, "shop", "first", url: "https://b.example", isSandbox: sandboxFirst);

        var problem = await TestHouse.Refused(() => house.CreateConnection.Create(
            TestHouse.Admin, ConnectionInput.Read(TestHouse.Json($$"""{"platform":"shop","sandbox":{{(sandboxFirst ? "false" : "true")}},"settings":{"url":"https://b.example"},"secrets":{"consumerKey":"k"} }"""), house.Catalog), TestHouse.Cancellation));

        Assert.Contains("\"first\" leads to the same system", problem.Errors!["sandbox"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_may_say_that_it_is_none_to_try_with()
    {
        var house = await TestHouse.Furnished();

        var problem = await TestHouse.Refused(() => house.CreateConnection.Create(
            TestHouse.Admin, ConnectionInput.Read(TestHouse.Json("""{"platform":"shop","sandbox":true,"settings":{"url":"https://real.example"},"secrets":{"consumerKey":"k"} }"""), house.Catalog), TestHouse.Cancellation));

        Assert.Equal("Is a real shop.", problem.Errors!["settings.url"][0]);
    }

    private static Schedule Daily(TestHouse house, string id, string source) => new()
    {
        Tenant = TestHouse.Tenant,
        Id = id,
        ConnectionId = source,
        Platform = "shop",
        Entity = "all",
        Cron = "0 3 * * *",
        Mode = SyncMode.Incremental,
        TimeZone = "UTC",
        CreatedAt = house.Time.GetUtcNow(),
        UpdatedAt = house.Time.GetUtcNow(),
    };

    private static async Task Sandbox(TestHouse house)
    {
        await Add(house, "shop", "shop-try");
        await Add(house, "books", "books-try");
    }

    private static Task<bool> Add(TestHouse house, string platform, string id, string url = "https://try.example", bool isSandbox = true) => house.Connections.Add(
        new Connection
        {
            Tenant = TestHouse.Tenant,
            Id = id,
            Platform = platform,
            Name = id,
            IsSandbox = isSandbox,
            Settings = new Dictionary<string, string> { ["url"] = url },
        },
        TestHouse.Cancellation);

    private static ManageSandbox Manage(TestHouse house) => new(house.Settings, house.Connections, new ConnectorCatalog([.. house.Catalog.All, new FakeShopConnector(new FakeShop())]), new ScheduleStore(house.Rows, new DueScheduleStore(house.Rows)), house.RouteMaps, new AuditStore(house.Rows, house.Time), house.Time);

    private static async Task<SandboxView> Switch(TestHouse house, bool on)
    {
        house.Time.Advance(TimeSpan.FromMinutes(2));
        return await Manage(house).Switch(TestHouse.Admin, new SandboxInput(on), TestHouse.Cancellation);
    }
}
