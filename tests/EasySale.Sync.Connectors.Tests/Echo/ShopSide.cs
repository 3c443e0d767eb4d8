using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Tests.WooCommerce;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A shop whose webhooks were made through its API.</summary>
internal sealed class ShopSide : AnnouncingSide
{
    private const string WebhookSecret = "hook-secret";
    private static readonly Uri Address = new("https://shop.example/");

    private readonly WooCommerceSimulator _simulator;

    public ShopSide(TimeProvider time)
    {
        _simulator = WooCommerceSimulator.WithoutPort(new WooCommerceOptions { Time = time, KeptCalls = 0 }, Address);
        _simulator.Shop.RemoveAll();
    }

    public override string Id => "shop-1";

    public override Connector Connector { get; } = new WooCommerceConnector();

    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["storeUrl"] = Address.ToString() };

    public override IReadOnlyDictionary<string, string> Secrets => new Dictionary<string, string>
    {
        ["consumerKey"] = _simulator.Key.ConsumerKey,
        ["consumerSecret"] = _simulator.Key.ConsumerSecret,
        [WebhookFields.Secret.Name] = WebhookSecret,
    };

    public override IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate> { [Address.Host] = _simulator.Answer };

    private Shop Shop => _simulator.Shop;

    private JsonObject? Ada => Shop.AllCustomers().SingleOrDefault(customer => (string?)customer["email"] == Field.Email);

    public override Task Announce(HttpClient calls, TimeProvider time, CancellationToken cancellation) =>
        ConnectedStore.Open(Address.ToString(), calls, time).Webhooks!.Ensure(Receiver, new Secret(WebhookSecret), cancellation);

    public override Task<IReadOnlyList<HttpRequestMessage>> Deliveries() =>
        Task.FromResult<IReadOnlyList<HttpRequestMessage>>([.. _simulator.Deliveries.Take().Select(delivery => delivery.Request())]);

    public override Task Enter()
    {
        Shop.AddCustomer(new JsonObject { ["email"] = Field.Email, ["first_name"] = "Ada", ["last_name"] = "Byron" });
        return Task.CompletedTask;
    }

    public override Task Edit(string field, string value)
    {
        Shop.UpdateCustomer((int)Ada!["id"]!, field == Field.LastName ? new JsonObject { ["last_name"] = value } : new JsonObject { ["billing"] = new JsonObject { ["phone"] = value } });
        return Task.CompletedTask;
    }

    public override Task<string?> Says(string field) => Task.FromResult((string?)(field == Field.LastName ? Ada?["last_name"] : Ada?["billing"]?["phone"]));
}
