using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Two desks that edit the same customers, and a two-way route from left to right.</summary>
public sealed class DeskHouse
{
    private static readonly DateTimeOffset Opened = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int _ticks;

    public DeskHouse()
    {
        Left = new FakeDesk("", Tick);
        Right = new FakeDesk("r", Tick);
        House = new SyncHouse { Also = life => [new FakeDeskConnector("left", Left, life), new FakeDeskConnector("right", Right, life)] };
    }

    public FakeDesk Left { get; }

    public FakeDesk Right { get; }

    public SyncHouse House { get; }

    public ConnectorCatalog Catalog => new([new FakeDeskConnector("left", Left, new Lifeline()), new FakeDeskConnector("right", Right, new Lifeline())]);

    public ConnectionStore Connections => new(House.Rows);

    public RouteMaps Maps => new(Catalog, new RouteStore(House.Rows));

    public RouteStore Routes => new(House.Rows);

    public ConflictStore Conflicts => new(House.Rows);

    public static CancellationToken Cancellation => SyncHouse.Cancellation;

    public static async Task<DeskHouse> Furnished(ConflictStrategy strategy = ConflictStrategy.Manual, bool matches = true)
    {
        var house = new DeskHouse();
        var connections = new ConnectionStore(house.House.Rows);
        foreach (var side in (string[])["left", "right"])
            await connections.Add(new Connection { Tenant = SyncHouse.Tenant, Id = side, Platform = side, Name = side }, Cancellation);
        await house.Routes.Save(
            SyncHouse.Tenant,
            new RouteSettings { Source = "left", Target = "right", Kind = RecordKind.Customers, Direction = RouteDirection.TwoWay, ConflictStrategy = strategy, MatchBy = matches ? null : [] },
            Cancellation);
        return house;
    }

    /// <summary>Saves a mapping that makes capital letters of a field.</summary>
    public async Task Shout(string source, string target, string field)
    {
        var rule = new MappingRule { Target = field, Source = field, Functions = [new FunctionCall("upper")] };
        var mapping = new SavedMapping { Source = source, Target = target, Kind = RecordKind.Customers, Version = 1, Rules = [rule], SavedBy = "ann", SavedAt = default };
        await new MappingStore(House.Rows).Save(SyncHouse.Tenant, [(mapping, null)], Cancellation);
        await new TenantSettingsStore(House.Rows).Change(SyncHouse.Tenant, chosen => chosen with { HasMappings = true }, Cancellation);
    }

    /// <summary>What changed on the left travels to the right.</summary>
    public Task<RunReport> Forth(params IReadOnlyList<string> ids) => House.Sync(Run(back: false, ids));

    /// <summary>What changed on the right travels to the left.</summary>
    public Task<RunReport> Back(params IReadOnlyList<string> ids) => House.Sync(Run(back: true, ids));

    public static Run Run(bool back, IReadOnlyList<string> ids) => SyncHouse.Orders with
    {
        Entity = "customers",
        Kinds = [RecordKind.Customers],
        Mode = SyncMode.Incremental,
        Source = back ? "right" : "left",
        Target = back ? "left" : "right",
        Ids = ids,
    };

    /// <summary>A customer both sides have and agree on.</summary>
    public async Task<(string Left, string Right)> Pair()
    {
        var left = Left.Add(new Customer { Id = "", FirstName = "Ann", Email = "ann@x.test", Phone = "1" });
        await Forth();
        await Back();
        return (left, Right.Customers[^1].Id);
    }

    public async Task<IReadOnlyList<Conflict>> AllConflicts() => await Conflicts.List(SyncHouse.Tenant, null, Cancellation).ToListAsync(Cancellation);

    public async Task<Link?> Link(string id, bool back = false) => (await House.Links.Read(
        new LinkScope(SyncHouse.Tenant, back ? "right" : "left", back ? "left" : "right", RecordKind.Customers), [id], Cancellation)).Find(id);

    private DateTimeOffset Tick() => Opened.AddSeconds(++_ticks);
}
