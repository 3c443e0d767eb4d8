using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Making and deleting refunds; only the making moves the order's stamp.</summary>
internal sealed class Refunds(ShopState shop, Orders orders)
{
    private const string Shipping = "shipping_lines";
    private static readonly string[] Groups = ["line_items", Shipping, "fee_lines"];

    public Row Find(int orderId, int id) => shop.Refunds.Find(id) is { } row && row.ParentId == orderId
        ? row
        : throw new RestError(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID.");

    public Row Create(int orderId, JsonObject sent)
    {
        // The store answers these as 500 with a bare number as data.
        var order = shop.Orders.Find(orderId) ?? throw new RestError(500, "woocommerce_rest_invalid_order_id", "Invalid order ID.", 404);
        var lines = Lines(order.Body, sent);
        var amount = sent["amount"] is { } asked ? Money.Read(asked) : Amount(lines);
        var remaining = Remaining(order);
        if (amount < 0 || amount > remaining) throw Refusal("Invalid refund amount.");
        if (sent["api_refund"]?.ToString() is not ("false" or "0")) throw Refusal(GatewayRefusal(order.Body));
        var full = amount == remaining && amount > 0;
        var refund = Write(orderId, sent, amount, lines, full);
        if (sent["api_restock"]?.ToString() is not ("false" or "0")) Restock(order, lines["line_items"]!.AsArray());
        Book(order, refund, amount, lines, full);
        return shop.Refunds.Add(refund);
    }

    /// <summary>With or without force it is gone for good, and the order's stamp stays as it was.</summary>
    public JsonObject Delete(int orderId, int id)
    {
        var row = Find(orderId, id);
        shop.Refunds.Remove(id);
        if (shop.Orders.Find(orderId) is { } order) shop.Orders.Change(order, body => Forget(body, id));
        return row.Body;
    }

    private static void Forget(JsonObject order, int id)
    {
        var refunds = order["refunds"]!.AsArray();
        if (refunds.FirstOrDefault(r => r!["id"]!.GetValue<int>() == id) is { } gone) refunds.Remove(gone);
    }

    private static decimal Remaining(Row order) =>
        Money.Read(order.Body["total"]) + Money.Sum(order.Body["refunds"], "total");

    private static RestError Refusal(string message) => new(500, "woocommerce_rest_cannot_create_order_refund", message, 500);

    private string GatewayRefusal(JsonObject order) =>
        shop.PaymentGateways.Any(g => g["id"]!.ToString() == order["payment_method"]!.ToString())
            ? "The payment gateway for this order does not support automatic refunds."
            : "The payment gateway for this order does not exist.";

    // What is asked for names items, shipping and fees alike.
    private JsonObject Lines(JsonObject order, JsonObject sent) => new(Groups.Select(group => KeyValuePair.Create(group, (JsonNode?)Lines(order, sent, group))));

    private JsonArray Lines(JsonObject order, JsonObject sent, string group) => new([.. ((sent["line_items"] as JsonArray) ?? []).OfType<JsonObject>()
        .Select(asked => (Asked: asked, Line: order[group]!.AsArray().FirstOrDefault(l => l!["id"]!.ToString() == asked["id"]?.ToString())))
        .Where(pair => pair.Line is not null)
        .Select(pair => (JsonNode)Line(pair.Line!.AsObject(), pair.Asked))]);

    private JsonObject Line(JsonObject original, JsonObject asked)
    {
        var line = original.DeepClone().AsObject();
        var isItem = original.ContainsKey("quantity");
        var taxes = Taxes(asked, isItem);
        line["id"] = shop.NextItem();
        foreach (var name in isItem ? new[] { "subtotal", "total" } : ["total"]) line[name] = Money.Text(-Money.Read(asked["refund_total"]));
        foreach (var name in isItem ? new[] { "subtotal_tax", "total_tax" } : ["total_tax"]) line[name] = Money.Text(Money.Sum(taxes, "total"));
        line["taxes"] = taxes;
        if (isItem) line["quantity"] = -(int)Money.Read(asked["quantity"]);
        if (isItem) line["price"] = (double)Money.Read(asked["refund_total"]) / Math.Max(1, (int)Money.Read(asked["quantity"]));
        var id = original["id"]!.ToString();
        line["meta_data"] = new JsonArray(new JsonObject
        {
            ["id"] = shop.NextMeta(),
            ["key"] = "_refunded_item_id",
            ["value"] = id,
            ["display_key"] = "_refunded_item_id",
            ["display_value"] = id,
        });
        return line;
    }

    private static JsonArray Taxes(JsonObject asked, bool isItem) => new([.. ((asked["refund_tax"] as JsonArray) ?? []).Select(t => (JsonNode)new JsonObject
    {
        ["id"] = (int)Money.Read(t!["id"]),
        ["total"] = Money.Text(-Money.Read(t["refund_total"])),
        ["subtotal"] = isItem ? Money.Text(-Money.Read(t["refund_total"])) : "",
    })]);

    private static decimal Amount(JsonObject lines) => -(Sum(lines, "total") + Sum(lines, "total_tax"));

    private static decimal Sum(JsonObject lines, string property) => Groups.Sum(group => Money.Sum(lines[group], property));

    private JsonObject Write(int orderId, JsonObject sent, decimal amount, JsonObject lines, bool full)
    {
        var id = shop.NextPost();
        var refund = new JsonObject { ["id"] = id, ["parent_id"] = orderId };
        shop.Time.Stamp(refund, "date_created", shop.Time.NowUtc);
        refund["amount"] = Money.Text(amount);
        refund["reason"] = sent["reason"]?.ToString() ?? "";
        refund["refunded_by"] = sent["refunded_by"] is { } by ? (int)Money.Read(by) : 1;
        refund["refunded_payment"] = false;
        refund["meta_data"] = new JsonArray(new JsonObject { ["id"] = shop.NextMeta(), ["key"] = "_refund_type", ["value"] = full ? "full" : "partial" });
        MetaData.Merge(refund, sent["meta_data"], shop.NextMeta);
        foreach (var group in Groups) refund[group] = lines[group]!.DeepClone();
        refund["tax_lines"] = TaxLines(lines);
        refund["_links"] = SiteLinks.Links($"orders/{orderId}/refunds", id, $"orders/{orderId}", "GET", "DELETE");
        return refund;
    }

    private JsonArray TaxLines(JsonObject lines) => new([.. Groups
        .SelectMany(group => lines[group]!.AsArray().SelectMany(l => l!["taxes"]!.AsArray()).Select(tax => (Tax: tax!, IsShipping: group == Shipping)))
        .GroupBy(t => t.Tax["id"]!.GetValue<int>())
        .Where(g => shop.TaxTable.Find(g.Key) is not null)
        .Select(g =>
        {
            var line = orders.NewTaxLine(shop.TaxTable.Find(g.Key)!);
            line["tax_total"] = Money.Text(g.Where(t => !t.IsShipping).Sum(t => Money.Read(t.Tax["total"])));
            line["shipping_tax_total"] = Money.Text(g.Where(t => t.IsShipping).Sum(t => Money.Read(t.Tax["total"])));
            return (JsonNode)line;
        })]);

    private void Restock(Row order, JsonArray lines)
    {
        foreach (var refunded in lines)
        {
            var original = refunded!["meta_data"]![0]!["value"]!.ToString();
            shop.Orders.Change(order, body => orders.Restock(
                body["line_items"]!.AsArray().First(l => l!["id"]!.ToString() == original)!.AsObject(), -refunded["quantity"]!.GetValue<int>()));
        }
    }

    private void Book(Row order, JsonObject refund, decimal amount, JsonObject lines, bool full)
    {
        var entry = new JsonObject
        {
            ["id"] = refund["id"]!.DeepClone(),
            ["reason"] = refund["reason"]!.DeepClone(),
            ["total"] = Money.Text(-amount),
            ["total_tax"] = Money.Text(Sum(lines, "total_tax")),
        };
        orders.Touch(order, body =>
        {
            body["refunds"]!.AsArray().Insert(0, entry);
            if (full) body["status"] = "refunded";
        });
    }
}
