using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>A shop with a handful of records of each kind, and what happens to them a day later. Always the same.</summary>
public sealed class SmallShop
{
    public static readonly Uri Address = new("https://shop.example/");
    public static readonly DateTimeOffset Opens = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset DayAfter = Opens.AddDays(1);

    private readonly List<WebhookHint> _news = [];
    private readonly int _customer, _product, _parent, _variation, _edited, _unpaid, _cancelled, _refunded, _owed;

    /// <summary>As it is on a day, without a port.</summary>
    public SmallShop(ShopDay day)
        : this(WooCommerceSimulator.WithoutPort(new WooCommerceOptions { KeptCalls = 0 }, Address), day)
    {
    }

    /// <summary>Takes the place of whatever the simulator holds.</summary>
    public SmallShop(WooCommerceSimulator simulator, ShopDay day)
    {
        Simulator = simulator;
        Shop.RemoveAll();
        Shop.Clock.Set(Opens);
        _customer = Shop.AddCustomer(new JsonObject { ["email"] = "ada@example.com", ["first_name"] = "Ada", ["last_name"] = "Byron" });
        _product = Shop.AddProduct(new JsonObject { ["name"] = "Teapot", ["sku"] = "TEA-1", ["regular_price"] = "30.00" });
        _parent = Shop.AddProduct(new JsonObject { ["name"] = "Mug", ["type"] = "variable" });
        _variation = Shop.AddVariation(_parent, new JsonObject { ["sku"] = "MUG-L", ["regular_price"] = "12.50" });
        _edited = Order("ada@example.com", "processing", _customer, body => body["line_items"] = Lines(Line(_product, 1), Variation(2)));
        Order("guest@example.com", "processing");
        _unpaid = Order("ada@example.com", "on-hold", _customer, body => body["payment_method"] = "bacs");
        Order("euro@example.com", "completed", change: body => body["currency"] = "EUR");
        _cancelled = Order("guest@example.com", "processing");
        _refunded = Order("other@example.com", "completed", change: body => body["line_items"] = Lines(Line(_product, 2)));
        Refund(_edited, new JsonObject { ["amount"] = "1.00", ["reason"] = "Late" });
        _owed = Order("owing@example.com", "on-hold", change: body => body["payment_method"] = "bacs");
        Refund(_owed, new JsonObject { ["amount"] = "2.00", ["reason"] = "Scratched" });
        if (day == ShopDay.Edited) Edit();
        if (day == ShopDay.Second) Continue();
    }

    public WooCommerceSimulator Simulator { get; }

    public Shop Shop => Simulator.Shop;

    /// <summary>What its webhooks tell of what happened after the first day.</summary>
    public IReadOnlyList<WebhookHint> News => _news;

    private void Edit()
    {
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Shop.EditOrder(_edited, order => order["customer_note"] = "Ring twice");
    }

    private void Continue()
    {
        Shop.Clock.Set(DayAfter);
        Edit();
        Shop.SetOrderStatus(_unpaid, "processing");
        Shop.SetOrderStatus(_cancelled, "cancelled");
        Shop.UpdateCustomer(_customer, new JsonObject { ["last_name"] = "Lovelace" });
        var line = Shop.Order(_refunded)["line_items"]![0]!["id"]!.GetValue<int>();
        var less = Refund(_owed, new JsonObject { ["amount"] = "3.00", ["reason"] = "Dented" });
        var refund = Refund(_refunded, new JsonObject { ["amount"] = "30.00", ["line_items"] = Lines(new JsonObject { ["id"] = line, ["quantity"] = 1, ["refund_total"] = "30.00" }) });
        var order = Order("new@example.com", "processing");
        _news.Add(Hint(RecordKind.Customers, _customer));
        _news.AddRange(new[] { _edited, _unpaid, _cancelled, _refunded, _owed, order }.Select(id => Hint(RecordKind.Orders, id)));
        _news.AddRange(new[] { less, refund }.Select(id => Hint(RecordKind.Refunds, id)));
    }

    private static WebhookHint Hint(RecordKind kind, int id) => new(kind, $"{id}", IsDeletion: false, $"{kind} {id}");

    private int Order(string email, string status, int? customer = null, Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["status"] = status,
            ["payment_method"] = "stripe",
            ["customer_id"] = customer ?? 0,
            ["billing"] = new JsonObject { ["first_name"] = "Ada", ["last_name"] = email.Split('@')[0], ["country"] = "CA", ["state"] = "ON", ["city"] = "Ottawa", ["email"] = email },
            ["line_items"] = Lines(Line(_product, 1)),
        };
        change?.Invoke(body);
        return Shop.AddOrder(body);
    }

    private int Refund(int order, JsonObject body) => Shop.RefundOrder(order, body);

    private static JsonArray Lines(params JsonObject[] lines) => new([.. lines]);

    private static JsonObject Line(int product, int quantity) => new() { ["product_id"] = product, ["quantity"] = quantity };

    private JsonObject Variation(int quantity) => new() { ["product_id"] = _parent, ["variation_id"] = _variation, ["quantity"] = quantity };
}
