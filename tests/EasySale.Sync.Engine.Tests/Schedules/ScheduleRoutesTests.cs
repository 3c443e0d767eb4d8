using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Schedules;

/// <summary>A schedule means the routes that are turned on, as they are when it comes.</summary>
public sealed class ScheduleRoutesTests
{
    private readonly TestHouse _house = new();
    private readonly ConnectorCatalog _catalog = new([new ShopConnector(), new BooksConnector(), new TillConnector()]);

    private RouteMaps Maps => new(_catalog, _house.RouteSettings);

    [Fact]
    public async Task Kinds_told_only_if_asked_are_scheduled_once_their_route_is_turned_on()
    {
        await Furnish("till-1", "books-1");

        Assert.Equal([RecordKind.Products], await Kinds("till-1", "all"));
        Assert.Empty(await Kinds("till-1", "customers"));

        await Turn("till-1", "books-1", RecordKind.Customers, on: true);

        Assert.Equal([RecordKind.Customers, RecordKind.Products], await Kinds("till-1", "all"));
        Assert.Equal([RecordKind.Customers], await Kinds("till-1", "customers"));
    }

    [Fact]
    public async Task What_is_turned_off_is_left_out_and_schedules_are_offered_only_where_something_travels()
    {
        await Furnish("shop-1", "books-1");
        Assert.Equal([SyncMode.Full, SyncMode.Incremental, SyncMode.Compare], await Suggested("shop-1"));
        Assert.Empty(await Suggested("books-1"));

        await Turn("shop-1", "books-1", RecordKind.Orders, on: false);
        Assert.Equal([RecordKind.Customers, RecordKind.Products], await Kinds("shop-1", "all"));
        Assert.Equal(3, (await Suggested("shop-1")).Count);

        await Turn("shop-1", "books-1", RecordKind.Customers, on: false);
        await Turn("shop-1", "books-1", RecordKind.Products, on: false);
        Assert.Empty(await Kinds("shop-1", "all"));
        Assert.Empty(await Suggested("shop-1"));
    }

    [Fact]
    public async Task An_occurrence_with_no_route_turned_on_starts_nothing_and_says_so()
    {
        var house = await ScheduleHouse.Furnished();
        var id = await house.Create();
        await house.House.RouteSettings.Save(
            TestHouse.Tenant, new RouteSettings { Source = "shop-1", Target = "books-1", Kind = RecordKind.Orders, IsActive = false }, ScheduleHouse.Cancellation);

        Assert.Empty(await house.TickAt(TimeSpan.FromHours(1)));
        Assert.Empty(await house.Runs());
        Assert.Contains("no route", (await house.Get(id)).LastProblem, StringComparison.Ordinal);
    }

    private async Task Furnish(params string[] connections)
    {
        foreach (var id in connections) await _house.Connect(id.Split('-')[0], id);
    }

    private Task Turn(string source, string target, RecordKind kind, bool on) => _house.RouteSettings.Save(
        TestHouse.Tenant, new RouteSettings { Source = source, Target = target, Kind = kind, IsActive = on }, TestHouse.Cancellation);

    private async Task<IReadOnlyList<RecordKind>> Kinds(string source, string entity)
    {
        var schedule = new Schedule
        {
            Tenant = TestHouse.Tenant,
            Id = "sch-1",
            ConnectionId = source,
            Platform = "",
            Entity = entity,
            Cron = "0 2 * * *",
            Mode = SyncMode.Incremental,
            TimeZone = "UTC",
            CreatedAt = default,
            UpdatedAt = default,
        };
        return [.. (await new ScheduleRoutes(_house.Connections, _catalog, Maps).Of(schedule, TestHouse.Cancellation)).SelectMany(route => route.Kinds)];
    }

    private async Task<IReadOnlyList<SyncMode>> Suggested(string source) =>
        [.. (await new SuggestSchedules(_house.Connections, Maps).Suggest(TestHouse.Viewer, source, TestHouse.Cancellation)).Items.Select(one => one.SyncMode)];
}
