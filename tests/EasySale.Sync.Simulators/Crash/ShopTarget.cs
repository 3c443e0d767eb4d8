using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Another shop, with nothing in it but an order that waits for money.</summary>
public sealed class ShopTarget : CrashTarget
{
    private static readonly string[] Passing = ["id", "slug", "permalink", "meta_data", "_links", "variations", "related_ids", "parent_id", "username", "avatar_url"];

    private readonly WooCommerceSimulator _shop;

    /// <param name="time">Its clock.</param>
    public ShopTarget(TimeProvider time)
    {
        _shop = WooCommerceSimulator.WithoutPort(new WooCommerceOptions { KeptCalls = 0, Time = time }, new Uri("https://other-shop.example/"));
        _shop.Shop.RemoveAll();
        WaitingOrder = $"{_shop.Shop.AddOrder(new JsonObject { ["status"] = "on-hold" })}";
        Settings = new Dictionary<string, string> { ["storeUrl"] = _shop.BaseUrl.ToString() };
        Secrets = new Dictionary<string, string> { ["consumerKey"] = _shop.Key.ConsumerKey, ["consumerSecret"] = _shop.Key.ConsumerSecret };
    }

    /// <summary>The order's id.</summary>
    public string WaitingOrder { get; }

    public override Connector Connector { get; } = new WooCommerceConnector();

    public override IReadOnlyDictionary<string, string> Settings { get; }

    public override IReadOnlyDictionary<string, string> Secrets { get; }

    public override IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate> { [_shop.BaseUrl.Host] = _shop.Answer };

    // Ids and what follows from them depend on the order of writes, dates on how long it took.
    public override Task<string> Picture() => Task.FromResult(PictureOf(_shop.Shop));

    internal static string PictureOf(Shop shop) =>
        string.Join('\n', shop.AllCustomers().Concat(shop.AllProducts()).Concat(shop.AllOrders()).Select(Plain).Order(StringComparer.Ordinal));

    private static string Plain(JsonObject resource)
    {
        foreach (var name in resource.Select(property => property.Key).Where(name => Passing.Contains(name) || name.StartsWith("date_", StringComparison.Ordinal)).ToList())
            resource.Remove(name);
        return resource.ToJsonString();
    }
}
