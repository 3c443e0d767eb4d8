using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Takes sold quantities from managed stock and gives them back; each line remembers in <c>_reduced_stock</c> what it took.</summary>
internal sealed class Stock(ShopState shop)
{
    private const string Taken = "_reduced_stock";

    public static bool Holds(string status) => status is "processing" or "completed" or "on-hold";

    public void Take(JsonObject order)
    {
        foreach (var line in Lines(order)) Move(line, line["quantity"]!.GetValue<int>());
    }

    public void ReturnAll(JsonObject order)
    {
        foreach (var line in Lines(order)) Return(line);
    }

    /// <summary>Takes or gives back what a line of a paid order has more or less than before.</summary>
    public void Settle(JsonObject line) => Move(line, line["quantity"]!.GetValue<int>());

    /// <summary>Gives back what one line took.</summary>
    public void Return(JsonObject line) => Move(line, 0);

    /// <summary>A refund with restock: the line keeps less, so that a later cancellation does not return it twice.</summary>
    public void Restock(JsonObject line, int quantity)
    {
        if (TakenBy(line) is not { } entry) return;
        Move(line, int.Parse(entry["value"]!.ToString(), CultureInfo.InvariantCulture) - quantity);
        Remember(line, "_restock_refunded_items", quantity);
    }

    private void Move(JsonObject line, int wanted)
    {
        if (!line.ContainsKey("quantity") || Holder(line) is not { } holder) return;
        var entry = TakenBy(line);
        var taken = entry is null ? 0 : int.Parse(entry["value"]!.ToString(), CultureInfo.InvariantCulture);
        if (taken == wanted) return;
        Adjust(holder, taken - wanted);
        if (wanted == 0) line["meta_data"]!.AsArray().Remove(entry);
        else Remember(line, Taken, wanted);
    }

    private void Remember(JsonObject line, string key, int quantity)
    {
        var text = quantity.ToString(CultureInfo.InvariantCulture);
        MetaData.Merge(line, new JsonArray(new JsonObject { ["key"] = key, ["value"] = text }), shop.NextMeta);
        var entry = line["meta_data"]!.AsArray().First(m => m!["key"]!.ToString() == key)!;
        entry["display_key"] = key;
        entry["display_value"] = text;
    }

    private void Adjust((Table Table, Row Row) holder, int by)
    {
        var now = shop.Time.NowUtc;
        holder.Table.Change(holder.Row, body =>
        {
            Set(body, (int)Money.Read(body["stock_quantity"]) + by);
            shop.Time.Stamp(body, "date_modified", now);
        });
        if (holder.Table == shop.Variations && shop.Products.Find(holder.Row.ParentId) is { } parent)
            shop.Products.Change(parent, body => shop.Time.Stamp(body, "date_modified", now));
        if (holder.Table == shop.Products) CopyToVariations(holder.Row);
    }

    public static void Set(JsonObject body, int quantity)
    {
        body["stock_quantity"] = quantity;
        body["stock_status"] = quantity > 0 ? "instock" : body["backorders"]?.ToString() == "no" ? "outofstock" : "onbackorder";
    }

    // Variations that use the parent's stock repeat its quantity.
    private void CopyToVariations(Row parent)
    {
        foreach (var variation in shop.Variations.Rows.Where(v => v.ParentId == parent.Id && v.Body["manage_stock"]?.ToString() == "parent"))
            shop.Variations.Change(variation, body => body["stock_quantity"] = parent.Body["stock_quantity"]?.DeepClone());
    }

    private (Table, Row)? Holder(JsonObject line)
    {
        var variation = shop.Variations.Find(line["variation_id"]?.GetValue<int>() ?? 0);
        if (variation?.Body["manage_stock"]?.ToString() == "true") return (shop.Variations, variation);
        var product = shop.Products.Find(line["product_id"]?.GetValue<int>() ?? 0);
        return product?.Body["manage_stock"]?.ToString() == "true" ? (shop.Products, product) : null;
    }

    private static JsonObject? TakenBy(JsonObject line) =>
        line["meta_data"]!.AsArray().FirstOrDefault(m => m!["key"]!.ToString() == Taken)?.AsObject();

    private static IEnumerable<JsonObject> Lines(JsonObject order) => order["line_items"]!.AsArray().Select(l => l!.AsObject());
}
