using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Puts the lines a request sends into an order: without id a line is added, with id changed, with quantity 0 removed.</summary>
internal sealed class OrderItems(ShopState shop, OrderTotals totals, Stock stock)
{
    private static readonly string[] Lists = ["line_items", "shipping_lines", "fee_lines"];

    /// <summary>True when a line was touched, so that the totals have to be made anew.</summary>
    public bool Apply(JsonObject order, JsonObject sent)
    {
        var touched = false;
        foreach (var list in Lists)
            foreach (var item in (sent[list] as JsonArray)?.OfType<JsonObject>() ?? [])
            {
                Apply(order, list, item);
                touched = true;
            }
        return touched;
    }

    private void Apply(JsonObject order, string list, JsonObject sent)
    {
        var items = order[list]!.AsArray();
        var id = (int)Money.Read(sent["id"]);
        var known = items.FirstOrDefault(i => i!["id"]!.GetValue<int>() == id)?.AsObject();
        if (id != 0 && known is null)
            throw new RestError(400, "woocommerce_rest_invalid_item_id", "Order item ID provided is not associated with order.");
        if (known is not null && IsRemoval(sent)) Remove(items, known);
        else if (known is not null) Change(order, list, known, sent);
        else Add(order, list, items, sent);
    }

    private static bool IsRemoval(JsonObject sent) =>
        sent.ContainsKey("product_id") && sent["product_id"] is null
        || sent.ContainsKey("method_id") && sent["method_id"] is null
        || sent.ContainsKey("name") && sent["name"] is null
        || sent["quantity"]?.ToString() == "0";

    private void Remove(JsonArray items, JsonObject item)
    {
        stock.Return(item);
        items.Remove(item);
    }

    private void Add(JsonObject order, string list, JsonArray items, JsonObject sent)
    {
        var item = list switch
        {
            "line_items" => Line(sent),
            "shipping_lines" => ShippingLine(sent),
            _ => FeeLine(sent),
        };
        MergeMeta(item, sent);
        totals.Tax(order, item, list == "shipping_lines");
        items.Add(item);
        if (IsPaid(order)) Settle(item);
    }

    private void Change(JsonObject order, string list, JsonObject item, JsonObject sent)
    {
        foreach (var name in new[] { "name", "total", "subtotal", "method_title", "method_id", "instance_id", "tax_class", "tax_status" })
            if (sent[name] is { } value && item.ContainsKey(name)) item[name] = name is "total" or "subtotal" ? Money.Text(Money.Read(value)) : value.ToString();
        if (sent["quantity"] is { } quantity && item.ContainsKey("quantity")) item["quantity"] = (int)Money.Read(quantity);
        MergeMeta(item, sent);
        if (sent["total"] is not null || sent["subtotal"] is not null) totals.Tax(order, item, list == "shipping_lines");
        if (item.ContainsKey("quantity")) Price(item);
        if (sent["quantity"] is not null && IsPaid(order)) Settle(item);
    }

    private static bool IsPaid(JsonObject order) => Stock.Holds(order["status"]!.ToString());

    private void Settle(JsonObject item)
    {
        if (item.ContainsKey("quantity")) stock.Settle(item);
    }

    private JsonObject Line(JsonObject sent)
    {
        var product = Find(sent, out var parent);
        var quantity = sent["quantity"] is { } q ? (int)Money.Read(q) : 1;
        var usual = Money.Read(product?["price"]) * quantity;
        var line = new JsonObject
        {
            ["id"] = shop.NextItem(),
            ["name"] = sent["name"]?.ToString() ?? NameOf(product, parent),
            ["product_id"] = Number(parent ?? product, "id"),
            ["variation_id"] = parent is null ? 0 : Number(product, "id"),
            ["quantity"] = quantity,
            ["tax_class"] = TaxClass(product, parent),
            ["subtotal"] = Money.Text(sent["subtotal"] is { } subtotal ? Money.Read(subtotal) : usual),
            ["subtotal_tax"] = "0.00",
            ["total"] = Money.Text(sent["total"] is { } total ? Money.Read(total) : usual),
            ["total_tax"] = "0.00",
            ["taxes"] = new JsonArray(),
            ["meta_data"] = AttributeMeta(parent is null ? null : product),
            ["sku"] = product?["sku"]?.ToString(),
            ["global_unique_id"] = product?["global_unique_id"]?.ToString(),
            ["price"] = 0,
            ["image"] = Image(product, parent),
            ["parent_name"] = parent?["name"]?.ToString(),
        };
        Price(line);
        return line;
    }

    private JsonObject? Find(JsonObject sent, out JsonObject? parent)
    {
        parent = null;
        var variation = shop.Variations.Find((int)Money.Read(sent["variation_id"]));
        var sku = sent["sku"]?.ToString();
        if (sent["product_id"] is null && variation is null && string.IsNullOrEmpty(sku))
            throw new RestError(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.");
        variation ??= shop.Variations.Find((int)Money.Read(sent["product_id"]));
        if (!string.IsNullOrEmpty(sku)) variation ??= shop.Variations.Rows.FirstOrDefault(v => v.Body["sku"]?.ToString() == sku);
        if (variation is not null)
        {
            parent = shop.Products.Find(variation.ParentId)?.Body;
            return variation.Body;
        }
        return sku is { Length: > 0 }
            ? shop.Products.Rows.FirstOrDefault(p => p.Body["sku"]?.ToString() == sku)?.Body
            : shop.Products.Find((int)Money.Read(sent["product_id"]))?.Body;
    }

    private JsonObject ShippingLine(JsonObject sent) => new()
    {
        ["id"] = shop.NextItem(),
        ["method_title"] = sent["method_title"]?.ToString() ?? "",
        ["method_id"] = sent["method_id"]?.ToString() ?? "",
        ["instance_id"] = sent["instance_id"]?.ToString() ?? "",
        ["total"] = Money.Text(Money.Read(sent["total"])),
        ["total_tax"] = "0.00",
        ["taxes"] = new JsonArray(),
        ["tax_status"] = "taxable",
        ["meta_data"] = new JsonArray(),
    };

    private JsonObject FeeLine(JsonObject sent) => new()
    {
        ["id"] = shop.NextItem(),
        ["name"] = sent["name"]?.ToString() ?? "Fee",
        ["tax_class"] = sent["tax_class"]?.ToString() ?? "",
        ["tax_status"] = sent["tax_status"]?.ToString() ?? "taxable",
        ["amount"] = sent["amount"]?.ToString() ?? "",
        ["total"] = Money.Text(Money.Read(sent["total"])),
        ["total_tax"] = "0.00",
        ["taxes"] = new JsonArray(),
        ["meta_data"] = new JsonArray(),
    };

    private void MergeMeta(JsonObject item, JsonObject sent)
    {
        MetaData.Merge(item, sent["meta_data"], shop.NextMeta);
        foreach (var meta in item["meta_data"]!.AsArray())
        {
            meta!["display_key"] ??= meta["key"]!.DeepClone();
            meta["display_value"] ??= meta["value"]?.DeepClone();
        }
    }

    private static void Price(JsonObject line)
    {
        var quantity = line["quantity"]!.GetValue<int>();
        line["price"] = quantity == 0 ? 0 : (double)Money.Read(line["total"]) / quantity;
    }

    private static string NameOf(JsonObject? product, JsonObject? parent) =>
        parent is null ? product?["name"]?.ToString() ?? "" : $"{parent["name"]} - {product!["name"]}";

    private static string TaxClass(JsonObject? product, JsonObject? parent) => product?["tax_class"]?.ToString() switch
    {
        "parent" => parent?["tax_class"]?.ToString() ?? "",
        { } own => own,
        null => "",
    };

    private JsonArray AttributeMeta(JsonObject? variation) => new([.. (variation?["attributes"]?.AsArray() ?? []).Select(a => (JsonNode)new JsonObject
    {
        ["id"] = shop.NextMeta(),
        ["key"] = a!["slug"]!.ToString(),
        ["value"] = a["option"]!.ToString().ToLower(CultureInfo.InvariantCulture).Replace(' ', '-'),
        ["display_key"] = a["name"]!.ToString(),
        ["display_value"] = a["option"]!.ToString(),
    })]);

    private static JsonObject Image(JsonObject? product, JsonObject? parent)
    {
        if (product is null || parent is not null) return new() { ["id"] = 0, ["src"] = "" };
        var image = product["images"]!.AsArray().FirstOrDefault();
        return new() { ["id"] = image?["id"]?.ToString() ?? "", ["src"] = image?["src"]?.ToString() ?? "" };
    }

    private static int Number(JsonObject? owner, string name) => owner?[name]?.GetValue<int>() ?? 0;
}
