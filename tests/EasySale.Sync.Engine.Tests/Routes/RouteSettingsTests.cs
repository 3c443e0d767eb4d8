using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Configuration;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Routes;

public sealed class RouteSettingsTests
{
    private readonly TestHouse _house = new();
    private readonly ConnectorCatalog _catalog = new([new ShopConnector(), new BooksConnector(), new TillConnector()]);

    private static CancellationToken Cancellation => TestHouse.Cancellation;

    private RouteStore Store => new(_house.Rows);

    private RouteMaps Maps => new(_catalog, Store);

    private RouteFinder Finder => new(new ConnectionStore(_house.Rows), _catalog, Maps, new TenantSettingsStore(_house.Rows));

    private AuditStore Audit => new(_house.Rows, _house.Time);

    private ManageRoutes Manage => new(new ConnectionStore(_house.Rows), Maps, Store, new TurningTwoWay(_house.Active, _house.Time), Audit, _house.Time);

    [Fact]
    public async Task Without_a_choice_a_kind_travels_from_those_who_tell_it_to_those_who_do_not()
    {
        await Furnish("shop", "shop-1", "books", "books-1", "till", "till-1", "till", "till-2");

        Assert.Equal([RecordKind.Customers, RecordKind.Products, RecordKind.Orders], await Kinds("shop-1", "books-1"));
        Assert.Equal([RecordKind.Customers], await Kinds("shop-1", "till-1"));
        Assert.Equal([RecordKind.Products], await Kinds("till-1", "books-1"));
        Assert.Empty(await Kinds("till-1", "till-2"));
    }

    [Fact]
    public async Task A_kind_that_is_told_if_asked_travels_once_the_route_is_turned_on()
    {
        await Furnish("till", "till-1", "books", "books-1");

        await Change("""{"source":"till-1","target":"books-1","entity":"customers","isActive":true}""");

        Assert.Equal([RecordKind.Customers, RecordKind.Products], await Kinds("till-1", "books-1"));
        var from = Assert.Single(await Finder.From(TestHouse.Tenant, "till-1", Cancellation));
        Assert.Equal([RecordKind.Customers, RecordKind.Products], from.Kinds);
    }

    [Fact]
    public async Task What_is_turned_off_travels_no_more_and_deleting_the_choice_brings_the_default_back()
    {
        await Furnish("shop", "shop-1", "books", "books-1");
        await Change("""{"source":"shop-1","target":"books-1","entity":"orders","isActive":false}""");

        Assert.Equal([RecordKind.Customers, RecordKind.Products], await Kinds("shop-1", "books-1"));

        await Manage.Delete(TestHouse.Admin, new RouteName("shop-1", "books-1", RecordKind.Orders), Cancellation);

        Assert.Contains(RecordKind.Orders, await Kinds("shop-1", "books-1"));
        Assert.Equal("not-found", (await TestHouse.Refused(() => Manage.Delete(TestHouse.Admin, new RouteName("shop-1", "books-1", RecordKind.Orders), Cancellation))).Slug);
    }

    [Fact]
    public async Task A_two_way_route_is_stored_once_and_opens_both_directions()
    {
        await Furnish("till", "till-1", "till", "till-2");

        var view = await Change("""{"source":"till-1","target":"till-2","entity":"customers","isActive":true,"direction":"twoWay","conflictStrategy":"newestWins","sourceOfTruth":"target","matchBy":["email"]}""");

        Assert.Equal(
            """{"source":"till-1","target":"till-2","entity":"customers","isActive":true,"direction":"twoWay","sourceOfTruth":"target","conflictStrategy":"newestWins","matchBy":["email"],"isChosen":true,"canBeTwoWay":true}""",
            JsonSerializer.Serialize(view, AnswerJson.Options));
        Assert.Equal([RecordKind.Customers], await Kinds("till-1", "till-2"));
        Assert.Equal([RecordKind.Customers], await Kinds("till-2", "till-1"));
        var listed = (await Manage.List(TestHouse.Viewer, Cancellation)).Items;
        Assert.Single(listed, route => route.Entity == "customers");
        var back = await TestHouse.Refused(() => Change("""{"source":"till-2","target":"till-1","entity":"customers","isActive":false}"""));
        Assert.Contains("from till-1 to till-2", back.Errors!["source"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Becoming_two_way_takes_the_place_of_the_way_back()
    {
        await Furnish("till", "till-1", "till", "till-2");
        await Change("""{"source":"till-2","target":"till-1","entity":"products","isActive":true}""");

        await Change("""{"source":"till-1","target":"till-2","entity":"products","isActive":true,"direction":"twoWay"}""");

        var only = Assert.Single(await Store.List(TestHouse.Tenant, Cancellation));
        Assert.Equal(("till-1", RouteDirection.TwoWay), (only.Source, only.Direction));
    }

    [Theory]
    [InlineData("till-1", "till-2")]
    [InlineData("till-2", "till-1")]
    public async Task It_turns_two_way_only_while_nothing_runs_between_its_connections(string source, string target)
    {
        await Furnish("till", "till-1", "till", "till-2", "books", "books-1");
        await Change("""{"source":"till-1","target":"till-2","entity":"customers","isActive":true}""");
        await Change("""{"source":"till-1","target":"till-2","entity":"products","isActive":true}""");
        await _house.Active.Enter(TestHouse.Tenant, new ActiveRun("run-1", source, target, [RecordKind.Products], Queued: false), 5, Cancellation);
        await _house.Active.Enter(TestHouse.Tenant, new ActiveRun("run-2", "till-1", "books-1", [RecordKind.Products], Queued: false), 5, Cancellation);
        await _house.Active.Enter(TestHouse.Tenant, new ActiveRun("dry-run", source, target, [], Queued: false), 5, Cancellation);
        var all = await _house.Connections.List(TestHouse.Tenant, Cancellation).ToListAsync(Cancellation);
        const string turned = """{"source":"till-1","target":"till-2","entity":"customers","direction":"twoWay"}""";

        var byHand = await TestHouse.Refused(() => Change(turned));
        var imported = await TestHouse.Refused(() => new RouteSection(Store, _catalog, new TurningTwoWay(_house.Active, _house.Time)).Plan(
            new ConfigurationImport(TestHouse.Admin, all), JsonSerializer.SerializeToElement(new[] { TestHouse.Json(turned) }), Cancellation));

        Assert.All([byHand, imported], problem => Assert.Equal((409, "route-in-use"), (problem.Status, problem.Slug)));
        Assert.Contains("run-1.", byHand.Detail, StringComparison.Ordinal);
        Assert.All(await Store.List(TestHouse.Tenant, Cancellation), route => Assert.Equal(RouteDirection.OneWay, route.Direction));
        await Change("""{"source":"till-1","target":"till-2","entity":"customers","matchBy":"off"}""");
        await _house.Active.Leave(TestHouse.Tenant, "run-1", () => Task.FromResult(5), Cancellation);
        Assert.Equal(RouteDirection.TwoWay, (await Change(turned)).Direction);
    }

    [Theory]
    [InlineData("""{"source":"shop-1","target":"books-1","entity":"customers","direction":"twoWay"}""", "direction", "oneWay")]
    [InlineData("""{"source":"shop-1","target":"books-1","entity":"payments"}""", "entity", "customers, products, orders")]
    [InlineData("""{"source":"shop-1","target":"books-1","entity":"customers","matchBy":["sku"]}""", "matchBy", "email, displayName, off")]
    [InlineData("""{"source":"shop-1","target":"books-1","entity":"customers","conflictStrategy":"best"}""", "conflictStrategy", "manual, sourceWins, targetWins, newestWins")]
    [InlineData("""{"source":"shop-1","target":"nowhere","entity":"customers"}""", "target", "shop-1, till-1")]
    [InlineData("""{"source":"shop-1","target":"shop-1","entity":"customers"}""", "target", "another")]
    [InlineData("""{"source":"till-1","target":"till-2","entity":"products","isActive":true}""", "direction", "twoWay")]
    [InlineData("""{"target":"books-1","entity":"customers","flavour":1}""", "flavour", "matchBy")]
    [InlineData("""{"target":"books-1","entity":"customers"}""", "source", "connection")]
    public async Task What_a_route_cannot_be_is_refused_with_the_field_and_what_it_can(string body, string field, string allowed)
    {
        await Furnish("shop", "shop-1", "books", "books-1", "till", "till-1", "till", "till-2");
        await Change("""{"source":"till-2","target":"till-1","entity":"products","isActive":true}""");

        var problem = await TestHouse.Refused(() => Change(body));

        Assert.Contains(allowed, problem.Errors![field][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_an_admins_and_is_remembered()
    {
        await Furnish("shop", "shop-1", "books", "books-1");

        Assert.Equal(403, (await TestHouse.Refused(() => Manage.Change(TestHouse.Operator, Input("""{"source":"shop-1","target":"books-1","entity":"orders"}"""), Cancellation))).Status);
        await Change("""{"source":"shop-1","target":"books-1","entity":"customers","matchBy":"off"}""");

        var (_, entry) = Assert.Single(await Audit.List(TestHouse.Tenant, null, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(("ann", "route.changed", "customers, shop-1 to books-1"), (entry.By, entry.Action, entry.About));
        Assert.Equal([new AuditChange("matchBy", null, "[]")], entry.Changes);
    }

    [Fact]
    public async Task One_tenants_choice_is_none_of_anothers()
    {
        await Furnish("till", "till-1", "books", "books-1");
        await Store.Save(new("rival"), new RouteSettings { Source = "till-1", Target = "books-1", Kind = RecordKind.Customers }, Cancellation);

        Assert.Equal([RecordKind.Products], await Kinds("till-1", "books-1"));
    }

    [Fact]
    public async Task Nothing_can_travel_between_what_is_real_and_what_is_for_trying()
    {
        await Furnish("shop", "shop-1", "books", "books-1");
        await new ConnectionStore(_house.Rows).Add(
            new Connection { Tenant = TestHouse.Tenant, Id = "books-try", Platform = "books", Name = "Try", IsSandbox = true }, Cancellation);

        var problem = await TestHouse.Refused(() => Change("""{"source":"shop-1","target":"books-try","entity":"customers","isActive":true}"""));

        Assert.Contains("sandbox", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain((await Manage.List(TestHouse.Viewer, Cancellation)).Items, route => route.Source == "books-try" || route.Target == "books-try");
    }

    private async Task Furnish(params string[] connections)
    {
        foreach (var pair in connections.Chunk(2)) await _house.Connect(pair[0], pair[1]);
    }

    private async Task<IReadOnlyList<RecordKind>> Kinds(string source, string target) =>
        (await Finder.Find(TestHouse.Tenant, source, target, null, Cancellation)).Kinds;

    private Task<RouteView> Change(string body) => Manage.Change(TestHouse.Admin, Input(body), Cancellation);

    private static RouteInput Input(string body) => RouteInput.Read(TestHouse.Json(body));
}
