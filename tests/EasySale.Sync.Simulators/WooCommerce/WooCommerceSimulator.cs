using EasySale.Sync.Simulators.WooCommerce.Endpoints;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>
/// A WooCommerce 11 store on a loopback port, filled from a recorded one and answering as that did:
/// <c>await using var store = await WooCommerceSimulator.StartAsync(new());</c>
/// </summary>
public sealed class WooCommerceSimulator : IAsyncDisposable
{
    private readonly WebApplication? _web;
    private readonly CallHandler _handler;

    private WooCommerceSimulator(WooCommerceOptions options, WebApplication? web)
    {
        var state = new ShopState(new SiteTime(options.Time, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone)));
        var webhooks = new Webhooks(state);
        Shop = new Shop(state, webhooks);
        Deliveries = new Deliveries(Shop);
        Calls = new CallLog(options.KeptCalls);
        Key = options.Keys[0];
        _web = web;
        _handler = new CallHandler(this, new RestServer(new Gatekeeper(options.Keys, state.Time), Endpoints(state, webhooks)), options.TreatAsTls);
        if (options.GenerateOrders > 0) Shop.GenerateOrders(options.GenerateOrders);
    }

    /// <summary>The store's address, such as <c>http://127.0.0.1:8081/</c>; the API is below <c>wp-json/wc/v3</c>.</summary>
    public Uri BaseUrl { get; private set; } = null!;

    /// <summary>The first key of the options: read and write.</summary>
    public ApiKey Key { get; }

    public Shop Shop { get; }

    /// <summary>What its webhooks have to tell.</summary>
    public Deliveries Deliveries { get; }

    public Faults Faults { get; } = new();

    public CallLog Calls { get; }

    /// <summary>One without a port, for calls made through <see cref="InProcessCalls"/>.</summary>
    public static WooCommerceSimulator WithoutPort(WooCommerceOptions options, Uri baseUrl) => new(options, null) { BaseUrl = baseUrl };

    /// <summary>Answers one call.</summary>
    public Task Answer(HttpContext context) => _handler.HandleAsync(context);

    public static async Task<WooCommerceSimulator> StartAsync(WooCommerceOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new WooCommerceOptions();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Port);
        });
        var web = builder.Build();
        var simulator = new WooCommerceSimulator(options, web);
        web.Run(simulator._handler.HandleAsync);
        await web.StartAsync(cancellation);
        var address = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        simulator.BaseUrl = new Uri(address + "/");
        return simulator;
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is null) return;
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
    }

    private static EndpointTable Endpoints(ShopState state, Webhooks webhooks)
    {
        var table = new EndpointTable();
        var orders = new Orders(state);
        var products = new Products(state);
        new OrderEndpoints(state, orders).Register(table);
        new RefundEndpoints(state, new Refunds(state, orders)).Register(table);
        new NoteEndpoints(state, orders).Register(table);
        new ProductEndpoints(state, products).Register(table);
        new VariationEndpoints(state, new Variations(state, products)).Register(table);
        new CustomerEndpoints(state, new Customers(state)).Register(table);
        new SmallEndpoints(state, new Coupons(state), new Taxes(state), webhooks).Register(table);
        new ReadOnlyEndpoints(state).Register(table);
        return table;
    }
}
