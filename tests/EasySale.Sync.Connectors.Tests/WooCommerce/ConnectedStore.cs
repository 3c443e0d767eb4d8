using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>A simulated store whose clock stands still, and a connection to it.</summary>
internal sealed class ConnectedStore : IAsyncDisposable
{
    /// <summary>After all that was recorded.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _client;

    private ConnectedStore(WooCommerceSimulator simulator, HttpClient client, ConnectedSystem system) => (Simulator, _client, System) = (simulator, client, system);

    public WooCommerceSimulator Simulator { get; }

    public ConnectedSystem System { get; }

    public Shop Shop => Simulator.Shop;

    /// <summary>The store's clock.</summary>
    public TimeProvider Time => new ShopTime(Shop, TimeSpan.Zero);

    /// <summary>How many records of a kind it holds: quantities are products whose stock is counted, payments are paid orders.</summary>
    public int Held(RecordKind kind) => kind switch
    {
        RecordKind.Customers => Shop.AllCustomers().Count,
        RecordKind.Products => Shop.AllProducts().Count,
        RecordKind.Inventory => Shop.AllProducts().Count(product => product["manage_stock"]!.ToString() == "true"),
        RecordKind.Payments => Shop.AllOrders().Count(order => order["date_paid"] is not null),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing of this kind is written."),
    };

    public static async Task<ConnectedStore> Start(
        int pageSize = 100, int overlapSeconds = 120, DelegatingHandler? through = null, ApiKey? key = null, TimeSpan ourSkew = default, string zone = "America/Toronto",
        params (string Name, string Value)[] settings)
    {
        var simulator = await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TimeZone = zone, TreatAsTls = false }, TestContext.Current.CancellationToken);
        simulator.Shop.Clock.Set(Noon);
        var wire = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (through is not null) through.InnerHandler = wire;
        var client = new HttpClient(through ?? (HttpMessageHandler)wire);
        var time = new ShopTime(simulator.Shop, ourSkew);
        return new ConnectedStore(simulator, client, Open(simulator.BaseUrl.ToString(), client, time, pageSize, overlapSeconds, key ?? simulator.Key, settings));
    }

    public static ConnectedSystem Open(string url, HttpClient client, TimeProvider time, int pageSize = 100, int overlapSeconds = 120, ApiKey? key = null, params (string Name, string Value)[] settings)
    {
        var connection = new Connection
        {
            Tenant = new TenantId("shop"),
            Id = "woo",
            Platform = "woocommerce",
            Name = "The shop",
            Settings = new[] { ("storeUrl", url), ("pageSize", $"{pageSize}"), ("overlapSeconds", $"{overlapSeconds}"), ("allowHttp", "true") }
                .Concat(settings).ToDictionary(setting => setting.Item1, setting => setting.Item2),
        };
        key ??= ApiKey.Demo;
        var secrets = new Dictionary<string, Secret> { ["consumerKey"] = new(key.ConsumerKey), ["consumerSecret"] = new(key.ConsumerSecret) };
        // The system clock drives the short waits between attempts; the other one is what the connector sees.
        var http = new VendorHttp(client, RetryPolicy.Create(TimeProvider.System), new VendorMeter());
        return new WooCommerceConnector().Open(Contexts.Of(connection, secrets, http, time));
    }

    public async Task<Walked> Walk(RecordKind kind, SyncMode mode = SyncMode.Full, string? watermark = null, RecordFilter? filter = null, Action<int>? between = null)
    {
        const int tooMany = 2_000;
        var scope = new ReadScope(mode, watermark, filter ?? RecordFilter.None);
        var walked = new Walked();
        Cursor? cursor = null;
        do
        {
            var page = await System.Source(kind)!.Read(scope, cursor, TestContext.Current.CancellationToken);
            walked.Add(page);
            cursor = page.Next;
            Assert.True(walked.Pages.Count < tooMany, "The walk does not end.");
            if (cursor is not null) between?.Invoke(walked.Pages.Count);
        }
        while (cursor is not null);
        return walked;
    }

    public Task<IReadOnlyList<SourceItem>> ByIds(RecordKind kind, params string[] ids) =>
        System.Source(kind)!.ReadByIds(ids, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Simulator.DisposeAsync();
    }

    private sealed class ShopTime(Shop shop, TimeSpan skew) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => shop.Clock.Now + skew;
    }
}
