using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Connectors.Tests.QuickBooks.Reading.EndToEnd;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Simulators;
using EasySale.Sync.Simulators.Time;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Announced;

/// <summary>A simulated shop whose webhooks are received, a shelf, and the engine between them over stores in memory, without a network.</summary>
internal sealed class ShopToShelf : IDisposable
{
    private const string WebhookSecret = "hook-secret";
    private static readonly RecordKind[] Kinds = [RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds];
    private static readonly TenantId Tenant = new("acme");
    private static readonly InboxKey Place = new(Tenant, "shop-1");
    private static readonly Uri Address = new("https://shop.example/");
    private static readonly Uri Receiver = new("https://sync.example/api/webhooks/woocommerce/shop-1");

    private readonly StorageMeter _meter = new();
    private readonly HeldSecrets _secrets = new();
    private readonly JumpingTime _time = new(ConnectedStore.Noon);
    private readonly MemoryRowStore _rows;
    private readonly MemoryBlobStore _blobs;
    private readonly HttpClient _client;
    private readonly ConnectorCatalog _catalog;
    private readonly WebhookDesk _desk;

    private ShopToShelf()
    {
        (_rows, _blobs) = (new MemoryRowStore(_meter), new MemoryBlobStore(_meter));
        Simulator = WooCommerceSimulator.WithoutPort(new WooCommerceOptions { Time = _time, KeptCalls = 0 }, Address);
        _client = new HttpClient(new InProcessCalls(new Dictionary<string, RequestDelegate> { [Address.Host] = Simulator.Answer }));
        _catalog = new ConnectorCatalog([new WooCommerceConnector(), Shelf]);
        _desk = new WebhookDesk(_rows, _time, _catalog, _secrets);
    }

    public WooCommerceSimulator Simulator { get; }

    public ShelfConnector Shelf { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ConnectionStore Connections => new(_rows);

    private RunStores Stores => RunStores.Over(_rows, _blobs, _time);

    /// <summary>An empty shop that tells what changes.</summary>
    public static async Task<ShopToShelf> Start()
    {
        var house = new ShopToShelf();
        house.Simulator.Shop.RemoveAll();
        await house.Connect();
        await ConnectedStore.Open(Address.ToString(), house._client, house._time).Webhooks!.Ensure(Receiver, new Secret(WebhookSecret), Cancellation);
        house.Simulator.Deliveries.Take();
        return house;
    }

    public void Wait(TimeSpan time) => _time.Advance(time);

    public Task Deliver(Delivery delivery)
    {
        using var request = delivery.Request();
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return _desk.Receiver.Receive("woocommerce", "shop-1", new WebhookDelivery(delivery.Body, headers), "10.0.0.1", Cancellation);
    }

    /// <summary>Rounds until the inbox is empty, each run done when it has its turn.</summary>
    public Task Drain() => _desk.Drain(Place, Finish);

    /// <summary>A run over everything, some minutes later.</summary>
    public async Task Sync(SyncMode mode)
    {
        _time.Advance(TimeSpan.FromMinutes(10));
        var run = new Run
        {
            Tenant = Tenant,
            SyncId = SyncIds.New(_time.GetUtcNow()),
            Entity = "all",
            Mode = mode,
            Source = "shop-1",
            Target = "shelf-1",
            Kinds = Kinds,
            StartedBy = "ann",
            CreatedAt = _time.GetUtcNow(),
        };
        Assert.Null((await _desk.Launcher.Launch(run, Cancellation)).KeptOutBy);
        await Finish(run.SyncId);
    }

    public void Dispose() => _client.Dispose();

    private async Task Finish(string syncId)
    {
        var opener = new ConnectionOpener(_catalog, _secrets, _blobs, new LeaseStore(_rows, _time), _client, _time,
            new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), _time));
        var slices = new SliceRunner(Stores, opener, _meter, new RetryDelay(() => 0), _time, NullLogger<SliceRunner>.Instance);
        var lifecycle = new RunLifecycle(Stores, _catalog, _time);
        foreach (var step in (await lifecycle.Begin(Tenant, syncId, Cancellation)).Steps)
            while ((await slices.Run(Tenant, syncId, step.Index, Cancellation)).State is SliceState.More or SliceState.Wait) _time.Advance(TimeSpan.FromMinutes(1));
        await lifecycle.Finish(Tenant, syncId, Cancellation);
        Assert.Equal(RunStatus.Completed, (await Stores.Runs.Find(Tenant, syncId, Cancellation))!.Value.Status);
    }

    private async Task Connect()
    {
        var secrets = new Dictionary<string, string>
        {
            ["consumerKey"] = Simulator.Key.ConsumerKey,
            ["consumerSecret"] = Simulator.Key.ConsumerSecret,
            [WebhookFields.Secret.Name] = WebhookSecret,
        };
        foreach (var (name, value) in secrets) await _secrets.Set(Tenant, name, new Secret(value), Cancellation);
        var shop = new Connection
        {
            Tenant = Tenant,
            Id = "shop-1",
            Platform = "woocommerce",
            Name = "Shop",
            Settings = new Dictionary<string, string> { ["storeUrl"] = Address.ToString() },
            SecretNames = secrets.Keys.ToDictionary(name => name),
        };
        await new ConnectionDirectory(_rows).Enter(shop, _catalog.Find(shop.Platform)!.Webhooks, Cancellation);
        await Connections.Add(shop, Cancellation);
        await Connections.Add(new Connection { Tenant = Tenant, Id = "shelf-1", Platform = "shelf", Name = "Shelf" }, Cancellation);
    }
}
