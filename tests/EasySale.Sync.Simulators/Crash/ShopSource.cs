using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>The small shop, one for all scenes: it is only read.</summary>
public sealed class ShopSource : CrashSource
{
    private static readonly Dictionary<ShopDay, SmallShop> Shops = Enum.GetValues<ShopDay>().ToDictionary(day => day, day => new SmallShop(day));

    private SmallShop _shop = Shops[ShopDay.First];

    public override Connector Connector { get; } = new WooCommerceConnector();

    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["storeUrl"] = SmallShop.Address.ToString() };

    public override IReadOnlyDictionary<string, string> Secrets { get; } = new Dictionary<string, string>
    {
        ["consumerKey"] = Shops[ShopDay.First].Simulator.Key.ConsumerKey,
        ["consumerSecret"] = Shops[ShopDay.First].Simulator.Key.ConsumerSecret,
    };

    public override IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate>
    {
        [SmallShop.Address.Host] = context => _shop.Simulator.Answer(context),
    };

    public override IReadOnlyList<WebhookHint> News => Shops[ShopDay.Second].News;

    public override Task Show(ShopDay day)
    {
        _shop = Shops[day];
        return Task.CompletedTask;
    }
}
