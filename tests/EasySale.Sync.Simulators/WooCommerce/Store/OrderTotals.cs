using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Taxes and totals of an order, from its items, as WooCommerce's calculate_totals leaves them.</summary>
internal sealed class OrderTotals(ShopState shop)
{
    private static readonly JsonObject ShopAddress = new() { ["country"] = "CA", ["state"] = "ON", ["postcode"] = "M5V 2T6", ["city"] = "Toronto" };

    public void Tax(JsonObject order, JsonObject item, bool shipping)
    {
        var rates = RatesFor(order, item, shipping);
        var totals = TaxRate.Compute(Money.Read(item["total"]), rates);
        var subtotals = TaxRate.Compute(Money.Read(item["subtotal"]), rates);
        var isLine = item.ContainsKey("subtotal");
        item["taxes"] = new JsonArray([.. totals.Select((t, i) => (JsonNode)new JsonObject
        {
            ["id"] = t.Rate.Id,
            ["total"] = Money.Text(t.Tax),
            ["subtotal"] = isLine ? Money.Text(subtotals[i].Tax) : "",
        })]);
        item["total_tax"] = Money.Text(totals.Sum(t => t.Tax));
        if (isLine) item["subtotal_tax"] = Money.Text(subtotals.Sum(t => t.Tax));
    }

    public void Recalculate(JsonObject order)
    {
        var taxLines = TaxLines(order);
        order["tax_lines"] = taxLines;
        decimal cartTax = Money.Sum(taxLines, "tax_total"), shippingTax = Money.Sum(taxLines, "shipping_tax_total");
        var lines = order["line_items"];
        order["discount_total"] = Money.Text(Money.Sum(lines, "subtotal") - Money.Sum(lines, "total"));
        order["discount_tax"] = Money.Text(Money.Sum(lines, "subtotal_tax") - Money.Sum(lines, "total_tax"));
        order["shipping_total"] = Money.Text(Money.Sum(order["shipping_lines"], "total"));
        order["shipping_tax"] = Money.Text(shippingTax);
        order["cart_tax"] = Money.Text(cartTax);
        order["total_tax"] = Money.Text(cartTax + shippingTax);
        order["total"] = Money.Text(Money.Sum(lines, "total") + Money.Sum(order["shipping_lines"], "total")
            + Money.Sum(order["fee_lines"], "total") + cartTax + shippingTax);
    }

    private IReadOnlyList<TaxRate> RatesFor(JsonObject order, JsonObject item, bool shipping)
    {
        if (item["tax_status"]?.ToString() == "none") return [];
        var rates = shop.TaxTable.For(TaxAddress(order), item["tax_class"]?.ToString() ?? "");
        return shipping ? [.. rates.Where(r => r.Shipping)] : rates;
    }

    // "Based on the customer's shipping address": without one the billing address counts, without that the shop's.
    private static JsonObject TaxAddress(JsonObject order)
    {
        foreach (var name in new[] { "shipping", "billing" })
            if (order[name] is JsonObject address && address["country"]?.ToString().Length > 0) return address;
        return ShopAddress;
    }

    private JsonArray TaxLines(JsonObject order)
    {
        var cart = SumByRate(order, "line_items", "fee_lines");
        var shipping = SumByRate(order, "shipping_lines");
        var known = order["tax_lines"]!.AsArray().ToDictionary(t => t!["rate_id"]!.GetValue<int>(), t => t!.AsObject());
        return new JsonArray([.. cart.Keys.Union(shipping.Keys).Select(rate =>
            (JsonNode)TaxLine(rate, known.GetValueOrDefault(rate), cart.GetValueOrDefault(rate), shipping.GetValueOrDefault(rate)))]);
    }

    private JsonObject TaxLine(int rateId, JsonObject? known, decimal cart, decimal shipping)
    {
        var line = known?.DeepClone().AsObject() ?? NewTaxLine(shop.TaxTable.Find(rateId)!);
        line["tax_total"] = Money.Text(cart);
        line["shipping_tax_total"] = Money.Text(shipping);
        return line;
    }

    public JsonObject NewTaxLine(TaxRate rate) => new()
    {
        ["id"] = shop.NextItem(),
        ["rate_code"] = rate.Code,
        ["rate_id"] = rate.Id,
        ["label"] = rate.Label,
        ["compound"] = rate.Compound,
        ["tax_total"] = "0.00",
        ["shipping_tax_total"] = "0.00",
        ["rate_percent"] = (double)rate.Percent,
        ["meta_data"] = new JsonArray(),
    };

    private static Dictionary<int, decimal> SumByRate(JsonObject order, params string[] lists)
    {
        var sums = new Dictionary<int, decimal>();
        foreach (var tax in lists.SelectMany(l => order[l]!.AsArray()).SelectMany(item => item!["taxes"]!.AsArray()))
        {
            var rate = tax!["id"]!.GetValue<int>();
            sums[rate] = sums.GetValueOrDefault(rate) + Money.Read(tax["total"]);
        }
        return sums;
    }
}
