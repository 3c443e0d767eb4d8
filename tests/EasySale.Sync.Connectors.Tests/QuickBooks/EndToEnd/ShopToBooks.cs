using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Reports;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>The recorded shop, a Canadian company, and the engine between them over stores in memory.</summary>
internal sealed class ShopToBooks : IAsyncDisposable
{
    private static readonly TenantId Tenant = new("acme");
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly StorageMeter _meter = new();
    private readonly HeldSecrets _secrets = new();
    private readonly StandingClock _clock;
    private readonly MemoryRowStore _rows;
    private readonly MemoryBlobStore _blobs;
    private readonly WooCommerceSimulator _shop;

    private ShopToBooks(WooCommerceSimulator shop, QuickBooksSimulator books, StandingClock clock)
    {
        (_shop, Books, _clock) = (shop, books, clock);
        (_rows, _blobs) = (new MemoryRowStore(_meter), new MemoryBlobStore(_meter));
    }

    public QuickBooksSimulator Books { get; }

    public Shop Shop => _shop.Shop;

    public Company Company => Books.Companies[0];

    private static ConnectorCatalog Catalog { get; } = new([new WooCommerceConnector(), new QuickBooksConnector()]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ShopToBooks> Start()
    {
        var clock = new StandingClock { Now = Noon };
        var shop = await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TreatAsTls = false }, Cancellation);
        shop.Shop.Clock.Set(Noon);
        var books = await QuickBooksSimulator.StartAsync(
            new QuickBooksOptions { Companies = [CompanySeed.Named("ca")], Limits = false, Time = clock }, Cancellation);
        var house = new ShopToBooks(shop, books, clock);
        await house.Connect();
        return house;
    }

    /// <summary>A run from its start to its end; the clocks move on first.</summary>
    public Task<IReadOnlyList<RunStep>> Sync(SyncMode mode, params IReadOnlyList<RecordKind> kinds) => Sync(mode, "shop-1", "books-1", kinds, []);

    /// <summary>A run the other way: what the books have is written into the shop.</summary>
    public Task<IReadOnlyList<RunStep>> Back(params IReadOnlyList<RecordKind> kinds) => Sync(SyncMode.Full, "books-1", "shop-1", kinds, []);

    /// <summary>Has the one conflict, of a kind, decided and its record synced as the decision says.</summary>
    public Task Decide(ConflictChoice choice, string? candidate = null) => Decide(default(RecordKind?), choice, candidate);

    /// <summary>Has the one conflict decided by values of a person's own, by field.</summary>
    public Task Decide(JsonElement values) => Decide(null, ConflictChoice.Custom, values);

    public Task Decide(RecordKind? kind, ConflictChoice choice, string? candidate) =>
        Decide(kind, choice, candidate is null ? default(JsonElement?) : JsonSerializer.SerializeToElement(new { targetId = candidate }));

    private async Task Decide(RecordKind? kind, ConflictChoice choice, JsonElement? custom)
    {
        var open = Assert.Single(await Conflicts(), one => kind is null || one.Kind == kind);
        Assert.True(await Stores.TwoWay.Conflicts.TryDecide(Tenant, open, new ConflictDecision(choice, "ann", _clock.Now, custom), null, Cancellation));
        await Sync(SyncMode.Incremental, open.Source, open.Target, [open.Kind], [open.SourceId]);
    }

    /// <summary>What people are told about the one conflict's decisions.</summary>
    public async Task<IReadOnlyList<ConflictOption>> Options() => (await new ConflictOptions(Stores.Connections, Catalog, Stores.TwoWay.Routes)
        .Tell(Tenant, [ConflictView.Of(Assert.Single(await Conflicts()), isMasked: false)], Cancellation))[0].Options;

    /// <summary>Changes a setting of a connection.</summary>
    public Task Set(string connection, string name, string value) => Stores.Connections.Change(
        Tenant, connection, there => there with { Settings = new Dictionary<string, string>(there.Settings) { [name] = value } }, Cancellation);

    /// <summary>Conflicts that are not over.</summary>
    public async Task<IReadOnlyList<Conflict>> Conflicts() =>
        await Stores.TwoWay.Conflicts.List(Tenant, null, Cancellation).Where(one => one.State != ConflictState.Resolved).ToListAsync(Cancellation);

    public Task Route(RouteSettings route) => Stores.TwoWay.Routes.Save(Tenant, route, Cancellation);

    public async Task<Link?> Link(RecordKey record, bool back = false) => (await Stores.Links.Read(
        new LinkScope(Tenant, back ? "books-1" : "shop-1", back ? "shop-1" : "books-1", record.Kind), [record.Id], Cancellation)).Find(record.Id);

    private async Task<IReadOnlyList<RunStep>> Sync(SyncMode mode, string source, string target, IReadOnlyList<RecordKind> kinds, IReadOnlyList<string> ids)
    {
        Advance(TimeSpan.FromMinutes(10));
        var run = new Run
        {
            Tenant = Tenant,
            SyncId = SyncIds.New(_clock.Now),
            Entity = kinds.Count == 1 ? kinds[0].Name() : "all",
            Mode = mode,
            Source = source,
            Target = target,
            Kinds = kinds,
            Ids = ids,
            StartedBy = "ann",
            CreatedAt = _clock.Now,
        };
        await Stores.Runs.Add(run, Cancellation);
        await Finish(run.SyncId);
        var steps = await Stores.Runs.Steps(Tenant, run.SyncId, Cancellation);
        Assert.All(steps, step => Assert.Null(step.Error));
        return steps;
    }

    public void Advance(TimeSpan by)
    {
        _clock.Now += by;
        Shop.Clock.Advance(by);
    }

    /// <summary>Both sides compared over the year.</summary>
    public async Task<IReadOnlyList<DayOfMoney>> Reconciliation() => await new MoneyWalk(Stores.Connections, Stores.Links)
        .Days(Tenant, new DayInput(new DateOnly(2020, 1, 1), new DateOnly(2030, 1, 1)), null, Cancellation).ToListAsync(Cancellation);

    /// <summary>What the journal tells of a run's writes.</summary>
    public async Task<IReadOnlyList<JournalEntry>> Journal(string syncId)
    {
        var entries = new List<JournalEntry>();
        await foreach (var position in Stores.Journal.Positions(Tenant, syncId, Cancellation)) entries.AddRange(await Stores.Journal.Read(Tenant, position, Cancellation));
        return entries;
    }

    public async Task<IReadOnlyList<FailedRecord>> Failures() => await Stores.Failures.List(Tenant, null, Cancellation).ToListAsync(Cancellation);

    /// <summary>The documents with a marker, by it.</summary>
    public ILookup<string, JsonObject> Documents(string entity) =>
        Company.All(entity).ToLookup(document => ((string?)document["PrivateNote"] ?? "").Split('\n')[^1]);

    /// <summary>How many writes the books have got.</summary>
    public int Writes() => Books.Calls.Recent.Count(call => call is { Method: "POST", Realm: not null } && !call.Path.StartsWith("/query", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _shop.DisposeAsync();
        await Books.DisposeAsync();
    }

    private RunStores Stores => RunStores.Over(_rows, _blobs, _clock);

    private async Task Finish(string syncId)
    {
        var opener = new ConnectionOpener(Catalog, _secrets, _blobs, new LeaseStore(_rows, _clock), _client, _clock,
            new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), _clock));
        var slices = new SliceRunner(Stores, opener, _meter, new RetryDelay(() => 0), _clock, NullLogger<SliceRunner>.Instance);
        var lifecycle = new RunLifecycle(Stores, Catalog, _clock);
        foreach (var step in (await lifecycle.Begin(Tenant, syncId, Cancellation)).Steps)
            while ((await slices.Run(Tenant, syncId, step.Index, Cancellation)).State is SliceState.More or SliceState.Wait) Advance(TimeSpan.FromMinutes(2));
        await lifecycle.Finish(Tenant, syncId, Cancellation);
    }

    private async Task Connect()
    {
        await Connect("shop-1", "woocommerce", new() { ["storeUrl"] = _shop.BaseUrl.ToString(), ["allowHttp"] = "true" },
            new() { ["consumerKey"] = _shop.Key.ConsumerKey, ["consumerSecret"] = _shop.Key.ConsumerSecret });
        await Connect("books-1", "quickbooks", Texts(CanadianConnection.Settings(Books, Company.RealmId)), Texts(CanadianConnection.Secrets(Books, Company.RealmId)));
    }

    private static Dictionary<string, string> Texts(JsonObject fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value is JsonValue text ? text.GetValue<string>() : field.Value!.ToJsonString());

    private async Task Connect(string id, string platform, Dictionary<string, string> settings, Dictionary<string, string> secrets)
    {
        foreach (var (name, value) in secrets) await _secrets.Set(Tenant, $"{id}-{name}", new Secret(value), Cancellation);
        await Stores.Connections.Add(new Connection
        {
            Tenant = Tenant,
            Id = id,
            Platform = platform,
            Name = id,
            Settings = settings,
            SecretNames = secrets.Keys.ToDictionary(name => name, name => $"{id}-{name}"),
        }, Cancellation);
    }

    /// <summary>Says the time it is told. Whoever waits moves it on and waits no longer.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _now;

        public DateTimeOffset Now
        {
            get { lock (_lock) return _now; }
            set { lock (_lock) _now = value; }
        }

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            // A call's timeout is no wait: calls are answered.
            if (dueTime == HttpDefaults.Timeout) return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
            if (dueTime <= TimeSpan.Zero) return base.CreateTimer(callback, state, dueTime, period);
            lock (_lock) _now += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
