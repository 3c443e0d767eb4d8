using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading.EndToEnd;

/// <summary>A simulated company, a shelf, and the engine between them over stores in memory.</summary>
internal sealed class BooksToShelf : IAsyncDisposable
{
    private static readonly TenantId Tenant = new("acme");

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly StorageMeter _meter = new();
    private readonly HeldSecrets _secrets = new();
    private readonly QuickBooksSimulator _simulator;
    private readonly MemoryRowStore _rows;
    private readonly MemoryBlobStore _blobs;

    private BooksToShelf(QuickBooksSimulator simulator, JumpingTime time)
    {
        (_simulator, Time) = (simulator, time);
        (_rows, _blobs) = (new MemoryRowStore(_meter), new MemoryBlobStore(_meter));
    }

    public JumpingTime Time { get; }

    public ShelfConnector Shelf { get; } = new();

    private ConnectorCatalog Catalog => field ??= new([new QuickBooksConnector(), Shelf]);

    public Company Books => _simulator.Companies[0];

    public int Metered => _simulator.Meters[Books.RealmId].CorePlus;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunStores Stores => RunStores.Over(_rows, _blobs, Time);

    public static async Task<BooksToShelf> Start(CompanySwitches? books = null)
    {
        var time = new JumpingTime(ConnectedCompany.Noon);
        var house = new BooksToShelf(
            await QuickBooksSimulator.StartAsync(new QuickBooksOptions { Companies = [CompanySeed.Named("us")], Books = books ?? new(), Limits = false, Time = time }, Cancellation), time);
        await house.Connect();
        return house;
    }

    /// <summary>A run from its start to its end, some minutes later. With ids: as a webhook's hints start it.</summary>
    public async Task<IReadOnlyList<RunStep>> Sync(SyncMode mode, IReadOnlyList<RecordKind> kinds, params IReadOnlyList<string> ids)
    {
        Time.Advance(TimeSpan.FromMinutes(10));
        var run = new Run
        {
            Tenant = Tenant,
            SyncId = SyncIds.New(Time.GetUtcNow()),
            Entity = kinds.Count == 1 ? kinds[0].Name() : "all",
            Mode = mode,
            Source = "books-1",
            Target = "shelf-1",
            Kinds = kinds,
            Ids = ids,
            StartedBy = "ann",
            CreatedAt = Time.GetUtcNow(),
        };
        await Stores.Runs.Add(run, Cancellation);
        await Finish(run.SyncId);
        var steps = await Stores.Runs.Steps(Tenant, run.SyncId, Cancellation);
        Assert.All(steps, step => Assert.Null(step.Error));
        return steps;
    }

    /// <summary>Lets a kind travel from the books to the shelf.</summary>
    public Task TurnOn(RecordKind kind) =>
        new RouteStore(_rows).Save(Tenant, new RouteSettings { Source = "books-1", Target = "shelf-1", Kind = kind }, Cancellation);

    /// <summary>The vendor tells the app of a change in a company, and what it says is worked on. How many runs that made.</summary>
    public async Task<int> Announce(string entity, string happened, string id, string? realm = null)
    {
        const string verifier = "verifier";
        var desk = new WebhookDesk(_rows, Time, Catalog, _secrets, new Secret(verifier));
        var body = Encoding.UTF8.GetBytes($$"""[{"id":"{{Time.GetUtcNow().UtcTicks}}","type":"qbo.{{entity}}.{{happened}}.v1","intuitentityid":"{{id}}","intuitaccountid":"{{realm ?? Books.RealmId}}"}]""");
        var headers = new Dictionary<string, string> { ["intuit-signature"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(verifier), body)) };
        await desk.Receiver.ReceiveForAll("quickbooks", new WebhookDelivery(body, headers), "10.0.0.1", Cancellation);
        return await desk.Drain(new InboxKey(Tenant, "books-1"), Finish);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _simulator.DisposeAsync();
    }

    private async Task Finish(string syncId)
    {
        var opener = new ConnectionOpener(Catalog, _secrets, _blobs, new LeaseStore(_rows, Time), _client, Time,
            new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), Time));
        var slices = new SliceRunner(Stores, opener, _meter, new RetryDelay(() => 0), Time, NullLogger<SliceRunner>.Instance);
        var lifecycle = new RunLifecycle(Stores, Catalog, Time);
        foreach (var step in (await lifecycle.Begin(Tenant, syncId, Cancellation)).Steps)
            while ((await slices.Run(Tenant, syncId, step.Index, Cancellation)).State is SliceState.More or SliceState.Wait) Time.Advance(TimeSpan.FromMinutes(2));
        await lifecycle.Finish(Tenant, syncId, Cancellation);
    }

    private async Task Connect()
    {
        var settings = new Dictionary<string, string>
        {
            ["realmId"] = Books.RealmId,
            ["clientId"] = _simulator.ClientId,
            ["apiUrl"] = _simulator.BaseUrl.ToString(),
            ["oauthUrl"] = new Uri(_simulator.BaseUrl, "oauth2/v1/tokens/bearer").ToString(),
            ["allowHttp"] = "true",
        };
        await _secrets.Set(Tenant, "books-1-clientSecret", new Secret(_simulator.ClientSecret), Cancellation);
        await _secrets.Set(Tenant, "books-1-refreshToken", new Secret(_simulator.Connect().RefreshToken), Cancellation);
        var names = new Dictionary<string, string> { ["clientSecret"] = "books-1-clientSecret", ["refreshToken"] = "books-1-refreshToken" };
        var books = new Connection { Tenant = Tenant, Id = "books-1", Platform = "quickbooks", Name = "Books", Settings = settings, SecretNames = names };
        await new ConnectionDirectory(_rows).Enter(books, Catalog.Find(books.Platform)!.Webhooks, Cancellation);
        await Stores.Connections.Add(books, Cancellation);
        await Stores.Connections.Add(new Connection { Tenant = Tenant, Id = "shelf-1", Platform = "shelf", Name = "Shelf", Settings = new Dictionary<string, string>() }, Cancellation);
    }
}
