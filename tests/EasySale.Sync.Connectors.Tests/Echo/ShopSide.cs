using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Tests.WooCommerce;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A shop whose webhooks were made through its API.</summary>
internal sealed class ShopSide : AnnouncingSide
{
    private const string WebhookSecret = "hook-secret";
    private static readonly Uri Address = new("https://shop.example/");

    private static readonly Dictionary<Field, string> Paths = new()
    {
        [Field.LastName] = "last_name",
        [Field.Phone] = "billing.phone",
        [Field.Price] = "regular_price",
        [Field.Sku] = "sku",
    };

    private readonly WooCommerceSimulator _simulator;

    /// <param name="id">Of its connection; rows of several shops in one database are told apart by it.</param>
    /// <param name="time">Its clock.</param>
    public ShopSide(string id, TimeProvider time)
    {
        Id = id;
        _simulator = WooCommerceSimulator.WithoutPort(new WooCommerceOptions { Time = time, KeptCalls = 0 }, Address);
        _simulator.Shop.RemoveAll();
    }

    public override string Id { get; }

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

    public override Task Announce(HttpClient calls, TimeProvider time, CancellationToken cancellation) =>
        ConnectedStore.Open(Address.ToString(), calls, time).Webhooks!.Ensure(Receiver, new Secret(WebhookSecret), cancellation);

    public override Task<IReadOnlyList<HttpRequestMessage>> Deliveries() =>
        Task.FromResult<IReadOnlyList<HttpRequestMessage>>([.. _simulator.Deliveries.Take().Select(delivery => delivery.Request())]);

    public override Task Enter(RecordKind kind)
    {
        if (kind == RecordKind.Customers) Shop.AddCustomer(new JsonObject { ["email"] = Field.Email, ["first_name"] = "Ada", ["last_name"] = "Byron" });
        else Shop.AddProduct(new JsonObject { ["name"] = Field.Title, ["sku"] = "TEA-1", ["regular_price"] = "30.00" });
        return Task.CompletedTask;
    }

    public override Task Edit(Field field, string value)
    {
        var (id, body) = ((int)Row(field.Kind)!["id"]!, FieldPath.With(Paths[field], value));
        if (field.Kind == RecordKind.Customers) Shop.UpdateCustomer(id, body);
        else Shop.UpdateProduct(id, body);
        return Task.CompletedTask;
    }

    public override Task<string?> Says(Field field) => Task.FromResult(FieldPath.In(Row(field.Kind), Paths[field]));

    private JsonObject? Row(RecordKind kind) => kind == RecordKind.Customers
        ? Shop.AllCustomers().SingleOrDefault(row => (string?)row["email"] == Field.Email)
        : Shop.AllProducts().SingleOrDefault(row => (string?)row["name"] == Field.Title);
}
