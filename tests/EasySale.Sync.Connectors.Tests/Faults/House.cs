using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>A shop of a dozen orders, a target, and the engine between them over stores in memory, on one clock.</summary>
internal sealed class House : IAsyncDisposable
{
    public const string TargetId = "target-1";
    private const int Orders = 12;
    private const int MostSlices = 1000;
    private static readonly TenantId Tenant = new("acme");
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly RecordKind[] Kinds = [RecordKind.Orders, RecordKind.Refunds];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly StorageMeter _meter = new();
    private readonly HeldSecrets _secrets = new();
    private readonly MemoryRowStore _rows;
    private readonly MemoryBlobStore _blobs;

    private House(WooCommerceSimulator shop, TargetSide target, JumpingClock clock)
    {
        (Shop, Target, Clock) = (shop, target, clock);
        (_rows, _blobs) = (new MemoryRowStore(_meter), new MemoryBlobStore(_meter));
    }

    public WooCommerceSimulator Shop { get; }

    public TargetSide Target { get; }

    public JumpingClock Clock { get; }

    public BooksTarget Books => (BooksTarget)Target;

    public DatabaseTarget Database => (DatabaseTarget)Target;

    /// <summary>Ids of the shop's orders; the first is paid and has a refund.</summary>
    public IReadOnlyList<int> OrderIds { get; private set; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private long Calls => Shop.Calls.Count + Target.Calls;

    private RunStores Stores => RunStores.Over(_rows, _blobs, Clock);

    public static async Task<House> Start(Func<JumpingClock, Task<TargetSide>> open, int pageSize = 100, TimeSpan shopSkew = default)
    {
        var clock = new JumpingClock(Noon);
        var shop = await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TreatAsTls = false, Time = clock }, Cancellation);
        var house = new House(shop, await open(clock), clock);
        house.Fill(shopSkew);
        await house.Connect(house.Target.SourceId, "woocommerce", new() { ["storeUrl"] = shop.BaseUrl.ToString(), ["allowHttp"] = "true", ["pageSize"] = $"{pageSize}" });
        await house.Connect(TargetId, house.Target.Connector.Platform, house.Target.Settings);
        await house.EnterSecrets();
        return house;
    }

    /// <summary>Enters credentials that hold, as a merchant does who connects anew.</summary>
    public async Task EnterSecrets()
    {
        foreach (var (name, value) in Target.Secrets()) await _secrets.Set(Tenant, $"{TargetId}-{name}", new Secret(value), Cancellation);
        await _secrets.Set(Tenant, $"{Target.SourceId}-consumerKey", new Secret(Shop.Key.ConsumerKey), Cancellation);
        await _secrets.Set(Tenant, $"{Target.SourceId}-consumerSecret", new Secret(Shop.Key.ConsumerSecret), Cancellation);
    }

    /// <summary>Staff edits an order.</summary>
    public void Note(int order, string text) => Shop.Shop.EditOrder(order, edited => edited["customer_note"] = text);

    public void ClearFaults()
    {
        Shop.Faults.Clear();
        Target.ClearFaults();
    }

    /// <summary>A run from its start to its end; waits between its slices take the time they are told to.</summary>
    public async Task<EndedRun> Sync(SyncMode mode = SyncMode.Full)
    {
        Clock.Advance(TimeSpan.FromMinutes(10));
        var before = Calls;
        var run = new Run
        {
            Tenant = Tenant,
            SyncId = SyncIds.New(Clock.GetUtcNow()),
            Entity = "all",
            Mode = mode,
            Source = Target.SourceId,
            Target = TargetId,
            Kinds = Kinds,
            StartedBy = "ann",
            CreatedAt = Clock.GetUtcNow(),
        };
        await Stores.Runs.Add(run, Cancellation);
        await Finish(run.SyncId);
        return new EndedRun((await Stores.Runs.Find(Tenant, run.SyncId, Cancellation))!.Value, await Stores.Runs.Steps(Tenant, run.SyncId, Cancellation), Calls - before);
    }

    public async Task<IReadOnlyList<FailedRecord>> Failures() => await Stores.Failures.List(Tenant, null, Cancellation).ToListAsync(Cancellation);

    /// <summary>Writes that were announced and never confirmed.</summary>
    public async Task<IReadOnlyList<Link>> OpenIntents()
    {
        const int ids = 10_000;
        var shards = Enumerable.Range(1, ids).SelectMany(id => new[] { LinkAddress.Of($"{id}").Shard, LinkAddress.Of($"guest {id}").Shard }).ToHashSet();
        var open = new List<Link>();
        foreach (var kind in new[] { RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds })
            open.AddRange((await Stores.Links.ReadShards(new LinkScope(Tenant, Target.SourceId, TargetId, kind), shards, Cancellation)).OpenIntents);
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Shop.DisposeAsync();
        await Target.DisposeAsync();
    }

    private void Fill(TimeSpan skew)
    {
        Shop.Shop.RemoveAllOrders();
        OrderIds = [.. Enumerable.Range(Shop.Shop.GenerateOrders(Orders), Orders)];
        Shop.Shop.SetOrderStatus(OrderIds[0], "completed");
        Shop.Shop.RefundOrder(OrderIds[0], new() { ["amount"] = "1.00", ["reason"] = "Late" });
        Shop.Shop.Clock.Advance(skew);
    }

    private async Task Finish(string syncId)
    {
        var catalog = new ConnectorCatalog([new WooCommerceConnector(), Target.Connector]);
        // A new process for every run: it knows what is stored, and nothing else.
        var opener = new ConnectionOpener(catalog, _secrets, _blobs, new LeaseStore(_rows, Clock), _client, Clock,
            new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), Clock));
        var slices = new SliceRunner(Stores, opener, _meter, new RetryDelay(() => 0), Clock, NullLogger<SliceRunner>.Instance);
        var lifecycle = new RunLifecycle(Stores, catalog, Clock);
        foreach (var step in (await lifecycle.Begin(Tenant, syncId, Cancellation)).Steps)
            if (!await Do(slices, syncId, step.Index)) break;
        await lifecycle.Finish(Tenant, syncId, Cancellation);
    }

    private async Task<bool> Do(SliceRunner slices, string syncId, int step)
    {
        for (var slice = 0; slice < MostSlices; slice++)
        {
            var result = await slices.Run(Tenant, syncId, step, Cancellation);
            if (result.State == SliceState.Wait) Clock.Advance(TimeSpan.FromSeconds(result.WaitSeconds));
            else if (result.State != SliceState.More) return result.State == SliceState.Done;
        }

        throw new InvalidOperationException("The step does not end.");
    }

    private async Task Connect(string id, string platform, Dictionary<string, string> settings)
    {
        string[] secrets = platform == "woocommerce" ? ["consumerKey", "consumerSecret"] : [.. Target.Secrets().Keys];
        await Stores.Connections.Add(new Connection
        {
            Tenant = Tenant,
            Id = id,
            Platform = platform,
            Name = id,
            Settings = settings,
            SecretNames = secrets.ToDictionary(name => name, name => $"{id}-{name}"),
        }, Cancellation);
    }
}
