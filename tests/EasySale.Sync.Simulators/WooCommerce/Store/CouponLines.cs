using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Applies coupons to a new order: line totals start again from the subtotals, cents left over go to the first pieces.</summary>
internal sealed class CouponLines(ShopState shop, OrderTotals totals)
{
    public void Apply(JsonObject order, IReadOnlyList<JsonObject> sent)
    {
        var lines = order["line_items"]!.AsArray().Select(l => l!.AsObject()).ToArray();
        foreach (var line in lines) line["total"] = line["subtotal"]!.DeepClone();
        foreach (var wanted in sent) order["coupon_lines"]!.AsArray().Add(Apply(order, lines, Find(order, wanted)));
    }

    private JsonObject Find(JsonObject order, JsonObject sent)
    {
        var code = sent["code"]?.ToString() ?? "";
        return shop.Coupons.Rows.FirstOrDefault(c => string.Equals(c.Body["code"]!.ToString(), code, StringComparison.OrdinalIgnoreCase))?.Body
            ?? throw new RestError(400, "woocommerce_rest_invalid_coupon",
                $"Coupon &quot;{WebUtility.HtmlEncode(code)}&quot; cannot be applied because it does not exist.",
                new JsonObject { ["status"] = 400, ["new_draft_order_id"] = order["id"]!.DeepClone() });
    }

    private JsonObject Apply(JsonObject order, JsonObject[] lines, JsonObject coupon)
    {
        var discounts = Discounts(lines, coupon);
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i]["total"] = Money.Text(Money.Read(lines[i]["total"]) - discounts[i]);
            lines[i]["price"] = (double)Money.Read(lines[i]["total"]) / Math.Max(1, lines[i]["quantity"]!.GetValue<int>());
        }
        var earlier = order["coupon_lines"]!.AsArray().Sum(c => Money.Read(c!["discount_tax"]));
        foreach (var line in lines) totals.Tax(order, line, shipping: false);
        var tax = lines.Sum(l => Money.Read(l["subtotal_tax"]) - Money.Read(l["total_tax"])) - earlier;
        return Line(coupon, discounts.Sum(), tax);
    }

    private static decimal[] Discounts(JsonObject[] lines, JsonObject coupon)
    {
        var amount = Money.Read(coupon["amount"]);
        var bases = lines.Select(l => Money.Read(l["total"])).ToArray();
        return coupon["discount_type"]!.ToString() switch
        {
            "percent" => Spread(lines, [.. bases.Select(b => Floor(b * amount / 100m))], Money.Round(bases.Sum() * amount / 100m)),
            "fixed_cart" => Spread(lines, [.. bases.Select(b => bases.Sum() == 0 ? 0 : Floor(amount * b / bases.Sum()))], Math.Min(amount, bases.Sum())),
            _ => [.. lines.Select((l, i) => Math.Min(bases[i], amount * l["quantity"]!.GetValue<int>()))],
        };
    }

    private static decimal[] Spread(JsonObject[] lines, decimal[] discounts, decimal wanted)
    {
        var left = wanted - discounts.Sum();
        for (var i = 0; i < lines.Length; i++)
            for (var piece = 0; piece < lines[i]["quantity"]!.GetValue<int>() && left >= 0.01m; piece++, left -= 0.01m)
                discounts[i] += 0.01m;
        return discounts;
    }

    private static decimal Floor(decimal amount) => Math.Floor(amount * 100m) / 100m;

    private JsonObject Line(JsonObject coupon, decimal discount, decimal tax)
    {
        var amount = Money.Read(coupon["amount"]);
        var info = $"[{coupon["id"]},\"{coupon["code"]}\",\"{coupon["discount_type"]}\",{amount.ToString("0.##", CultureInfo.InvariantCulture)}]";
        return new()
        {
            ["id"] = shop.NextItem(),
            ["code"] = coupon["code"]!.ToString(),
            ["discount"] = Money.Text(discount),
            ["discount_tax"] = Money.Text(tax),
            ["meta_data"] = new JsonArray(new JsonObject
            {
                ["id"] = shop.NextMeta(),
                ["key"] = "coupon_info",
                ["value"] = info,
                ["display_key"] = "coupon_info",
                ["display_value"] = info,
            }),
            ["discount_type"] = coupon["discount_type"]!.ToString(),
            ["nominal_amount"] = (double)amount,
            ["free_shipping"] = coupon["free_shipping"]?.DeepClone() ?? false,
        };
    }
}
