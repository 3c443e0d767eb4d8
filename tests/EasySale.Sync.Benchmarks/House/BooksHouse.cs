using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>The engine between a shop of paid orders and simulated books with latency and limits, all on one virtual clock.</summary>
internal sealed class BooksHouse : IAsyncDisposable
{
    private static readonly TenantId Tenant = new("bench");
    private readonly StorageMeter _meter = new();
    private readonly FakeTimeProvider _clock;
    private readonly QuickBooksSimulator _books;
    private readonly HttpClient _client;
    private readonly KeptSecrets _secrets = new();
    private readonly RunStores _stores;
    private readonly RunLifecycle _lifecycle;
    private readonly SliceRunner _slices;

    private BooksHouse(FakeTimeProvider clock, QuickBooksSimulator books, Func<TimeSpan> latency)
    {
        (_clock, _books) = (clock, books);
        _client = new HttpClient(new SlowHandler(books.InProcess(), latency, clock)) { Timeout = Timeout.InfiniteTimeSpan };
        var (rows, blobs) = (new MemoryRowStore(_meter), new MemoryBlobStore(_meter));
        Shop = new PaidShop(clock);
        var catalog = new ConnectorCatalog([Shop, new QuickBooksConnector()]);
        _stores = RunStores.Over(rows, blobs, clock);
        _lifecycle = new RunLifecycle(_stores, catalog, clock);
        var opener = new ConnectionOpener(catalog, _secrets, blobs, new LeaseStore(rows, clock), _client, clock,
            new ConnectionGates(new GateStore(rows), new LaneScheduleStore(rows), clock));
        _slices = new SliceRunner(_stores, opener, _meter, new RetryDelay(() => 0), clock, NullLogger<SliceRunner>.Instance);
    }

    public PaidShop Shop { get; }

    public static async Task<BooksHouse> Start(
        FakeTimeProvider clock, Func<TimeSpan> latency, int companies = 1, params IEnumerable<(string Name, string Value)> settings)
    {
        var books = await QuickBooksSimulator.StartAsync(new QuickBooksOptions { Companies = CompanyBooks.Seeds(companies), Time = clock, KeptCalls = 1 });
        var house = new BooksHouse(clock, books, latency);
        for (var company = 0; company < companies; company++) await house.Furnish(company, settings);
        return house;
    }

    /// <summary>One run into one company, from its start to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end well, or a record was not written.</exception>
    public async Task<BooksRun> Sync(int company = 0)
    {
        var realm = _books.Companies[company].RealmId;
        var (before, meters, started, throttled) = (_meter.Transactions, _books.Meters[realm], _clock.GetUtcNow(), _books.Throttles.Refused);
        var (items, batches) = (_books.Meters.BatchItems, _books.Meters.Batches);
        var run = Run(company);
        await _stores.Runs.Add(run, default);
        await _lifecycle.Begin(Tenant, run.SyncId, default);
        await Slices(run.SyncId);
        await _lifecycle.Finish(Tenant, run.SyncId, default);
        var step = (await _stores.Runs.Steps(Tenant, run.SyncId, default))[0];
        if (step.State != StepState.Done || step.Counts.Failed > 0) throw new InvalidOperationException($"The run did not end well: {step.Error} {step.Counts} {await FirstFailure()}");
        return new BooksRun(
            step.Counts, _clock.GetUtcNow() - started, _meter.Transactions - before, _books.Meters[realm].Core - meters.Core,
            _books.Meters[realm].CorePlus - meters.CorePlus, _books.Meters.BatchItems - items, _books.Meters.Batches - batches, _books.Throttles.Refused - throttled);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _books.DisposeAsync();
    }

    private async Task Slices(string syncId)
    {
        while (await _slices.Run(Tenant, syncId, 0, default) is { State: SliceState.More or SliceState.Wait } slice)
            if (slice.State == SliceState.Wait) await Task.Delay(TimeSpan.FromSeconds(slice.WaitSeconds), _clock);
    }

    private async Task<string?> FirstFailure()
    {
        await foreach (var failure in _stores.Failures.List(Tenant, null, default)) return $"{failure.SourceId}: {failure.Message} {failure.Detail}";
        return null;
    }

    private async Task Furnish(int company, IEnumerable<(string Name, string Value)> settings)
    {
        var books = new Connection
        {
            Tenant = Tenant,
            Id = Target(company),
            Platform = "quickbooks",
            Name = "Books",
            Settings = CompanyBooks.Settings(_books, company, settings),
            SecretNames = new Dictionary<string, string> { ["clientSecret"] = "app", ["refreshToken"] = $"token-{company}" },
        };
        await _secrets.Set(Tenant, "app", new Secret(_books.ClientSecret), default);
        await _secrets.Set(Tenant, $"token-{company}", new Secret(_books.Connect(_books.Companies[company].RealmId).RefreshToken), default);
        await _stores.Connections.Add(new Connection { Tenant = Tenant, Id = Source(company), Platform = PaidShop.Name, Name = "Shop" }, default);
        await _stores.Connections.Add(books, default);
    }

    private static string Source(int company) => $"shop-{company}";

    private static string Target(int company) => $"books-{company}";

    private Run Run(int company) => new()
    {
        Tenant = Tenant,
        SyncId = SyncIds.New(_clock.GetUtcNow()),
        Entity = "orders",
        Mode = SyncMode.Full,
        Source = Source(company),
        Target = Target(company),
        Kinds = [RecordKind.Orders],
        StartedBy = "bench",
        CreatedAt = _clock.GetUtcNow(),
    };
}
