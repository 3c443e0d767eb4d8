using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>A shop whose customers are changed by people and by runs.</summary>
public sealed class EditedShop : CrashSource
{
    private readonly WooCommerceSimulator _shop;
    private readonly int _customer;

    /// <param name="time">Its clock.</param>
    public EditedShop(TimeProvider time)
    {
        _shop = WooCommerceSimulator.WithoutPort(new WooCommerceOptions { KeptCalls = 0, Time = time }, SmallShop.Address);
        _shop.Shop.RemoveAll();
        _customer = _shop.Shop.AddCustomer(new JsonObject { ["email"] = "ada@example.com", ["first_name"] = "Ada", ["last_name"] = "Byron" });
    }

    public override Connector Connector { get; } = new WooCommerceConnector();

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["storeUrl"] = _shop.BaseUrl.ToString() };

    public override IReadOnlyDictionary<string, string> Secrets =>
        new Dictionary<string, string> { ["consumerKey"] = _shop.Key.ConsumerKey, ["consumerSecret"] = _shop.Key.ConsumerSecret };

    public override IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate> { [_shop.BaseUrl.Host] = _shop.Answer };

    public override Task<string> Picture() => Task.FromResult(ShopTarget.PictureOf(_shop.Shop));

    public override Task Show(ShopDay day)
    {
        if (day != ShopDay.Second) return Task.CompletedTask;
        _shop.Shop.UpdateCustomer(_customer, new JsonObject { ["last_name"] = "Lovelace" });
        _shop.Shop.AddCustomer(new JsonObject { ["email"] = "mary@example.com", ["first_name"] = "Mary", ["last_name"] = "Somerville" });
        return Task.CompletedTask;
    }
}
