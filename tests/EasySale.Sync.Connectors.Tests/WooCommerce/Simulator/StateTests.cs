using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>What moves <c>date_modified</c>, and what vanishes how.</summary>
public sealed class StateTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private WooCommerceSimulator _store = null!;
    private StoreClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        _store.Shop.Clock.Set(Now);
        _client = new StoreClient(_store);
    }

    [Theory]
    [InlineData("PUT", "/orders/99", "{}", "/orders/99")]
    [InlineData("PUT", "/products/12", "{}", "/products/12")]
    [InlineData("PUT", "/customers/5", "{}", "/customers/5")]
    [InlineData("DELETE", "/orders/99", "{}", "/orders/99")]
    [InlineData("POST", "/orders/99/refunds", """{"amount":"1.00","api_refund":false}""", "/orders/99")]
    [InlineData("PUT", "/products/63/variations/72", """{"regular_price":"90.00"}""", "/products/63")]
    [InlineData("DELETE", "/products/63/variations/72?force=true", "{}", "/products/63")]
    public async Task The_stamp_moves(string method, string path, string body, string watched)
    {
        await _client.SendAsync(method, path, body);

        Assert.Equal("2026-11-21T09:00:00", (await _client.GetAsync(watched))["date_modified_gmt"]!.ToString());
    }

    [Theory]
    [InlineData("POST", "/orders/338/notes", """{"note":"private"}""")]
    [InlineData("DELETE", "/orders/338/refunds/340", "{}")]
    public async Task The_stamp_stays(string method, string path, string body)
    {
        var before = (await _client.GetAsync("/orders/338"))["date_modified_gmt"]!.ToString();

        await _client.SendAsync(method, path, body);

        Assert.Equal(before, (await _client.GetAsync("/orders/338"))["date_modified_gmt"]!.ToString());
    }

    [Fact]
    public async Task A_deleted_refund_is_gone_from_its_order_without_a_trace()
    {
        _store.Shop.DeleteRefund(338, 340);

        var refunds = (await _client.GetAsync("/orders/338"))["refunds"]!.AsArray();
        Assert.Equal(339, Assert.Single(refunds)!["id"]!.GetValue<int>());
        Assert.Equal(339, Assert.Single(await _client.IdsAsync("/orders/338/refunds")));
    }

    [Fact]
    public async Task An_order_deleted_for_good_is_404_and_its_refunds_an_empty_list()
    {
        _store.Shop.DeleteOrder(338);

        Assert.Equal("woocommerce_rest_shop_order_invalid_id", (await _client.GetAsync("/orders/338"))["code"]!.ToString());
        Assert.Empty(await _client.IdsAsync("/orders/338/refunds"));
    }

    [Fact]
    public async Task A_product_deleted_for_good_leaves_a_line_without_product()
    {
        var order = (await _client.GetAsync("/orders?product=12&per_page=1"))[0]!["id"]!.GetValue<int>();
        var before = (await _client.GetAsync($"/orders/{order}"))["date_modified_gmt"]!.ToString();

        _store.Shop.DeleteProduct(12);

        var shown = await _client.GetAsync($"/orders/{order}");
        Assert.Contains(shown["line_items"]!.AsArray(), l => l!["product_id"]!.GetValue<int>() == 0 && l["sku"] is null);
        Assert.Equal(before, shown["date_modified_gmt"]!.ToString());
    }

    [Fact]
    public async Task A_paid_order_takes_stock_and_a_cancelled_one_gives_it_back()
    {
        var product = _store.Shop.AddProduct(new JsonObject { ["name"] = "Lamp", ["regular_price"] = "5.00", ["manage_stock"] = true, ["stock_quantity"] = 9 });
        var order = _store.Shop.AddOrder(new JsonObject
        {
            ["set_paid"] = true,
            ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = product, ["quantity"] = 4 }),
        });
        var sold = (await _client.GetAsync($"/products/{product}"))["stock_quantity"]!.GetValue<int>();

        _store.Shop.SetOrderStatus(order, "cancelled");

        Assert.Equal(5, sold);
        Assert.Equal(9, (await _client.GetAsync($"/products/{product}"))["stock_quantity"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_full_refund_by_amount_sets_the_status()
    {
        var total = (await _client.GetAsync("/orders/99"))["total"]!.ToString();
        var refund = await _client.SendAsync("POST", "/orders/99/refunds", new JsonObject { ["amount"] = total, ["api_refund"] = false }.ToJsonString());

        Assert.Equal("full", refund["meta_data"]![0]!["value"]!.ToString());
        Assert.Equal("refunded", (await _client.GetAsync("/orders/99"))["status"]!.ToString());
    }

    [Fact]
    public async Task A_refund_holds_the_shipping_and_fees_it_gives_back()
    {
        var order = _store.Shop.AddOrder(new JsonObject
        {
            ["shipping_lines"] = new JsonArray(new JsonObject { ["method_id"] = "flat_rate", ["method_title"] = "Express", ["total"] = "5.00" }),
            ["fee_lines"] = new JsonArray(new JsonObject { ["name"] = "Gift", ["total"] = "3.00", ["tax_status"] = "none" }),
        });
        var sold = await _client.GetAsync($"/orders/{order}");
        var asked = new JsonArray([.. new[] { "shipping_lines", "fee_lines" }.Select(name => (JsonNode)new JsonObject { ["id"] = Id(sold, name), ["quantity"] = 0, ["refund_total"] = "1.50" })]);

        var refund = await _client.SendAsync("POST", $"/orders/{order}/refunds", new JsonObject { ["line_items"] = asked, ["api_refund"] = false }.ToJsonString());

        Assert.Equal("3.00", refund["amount"]!.ToString());
        Assert.Empty(refund["line_items"]!.AsArray());
        foreach (var name in new[] { "shipping_lines", "fee_lines" })
        {
            var line = Assert.Single(refund[name]!.AsArray())!;
            Assert.Equal(("-1.50", Id(sold, name).ToString()), (line["total"]!.ToString(), line["meta_data"]![0]!["value"]!.ToString()));
            Assert.Null(line["quantity"]);
        }

        static JsonNode Id(JsonNode order, string name) => order[name]![0]!["id"]!.DeepClone();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _store.DisposeAsync();
    }
}
