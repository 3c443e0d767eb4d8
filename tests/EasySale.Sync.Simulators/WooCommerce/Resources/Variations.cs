using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Creating, changing and deleting variations; each moves the parent's stamp as well.</summary>
internal sealed class Variations(ShopState shop, Products products)
{
    private static readonly string[] ReadOnly = ["id", "type", "price", "on_sale", "permalink", "parent_id", "name", "_links", "meta_data", "date_modified", "date_modified_gmt", "attributes"];

    public static RestError Invalid(int status) => new(status, "woocommerce_rest_product_variation_invalid_id", status == 404 ? "Invalid ID." : "ID is invalid.");

    public Row Find(int parent, int id, int notFound = 404) =>
        shop.Variations.Find(id) is { } row && row.ParentId == parent ? row : throw Invalid(notFound);

    public Row Create(int parent, JsonObject sent)
    {
        var owner = products.Find(parent);
        Sku.RequireFree(shop, sent, owner: 0);
        var variation = BareProduct.Variation(shop.NextPost(), parent);
        shop.Time.Stamp(variation, "date_created", shop.Time.NowUtc);
        shop.Time.Stamp(variation, "date_modified", shop.Time.NowUtc);
        Fill(variation, sent, owner.Body);
        var row = shop.Variations.Add(variation);
        products.RefreshParent(parent);
        return row;
    }

    public Row Update(int parent, int id, JsonObject sent)
    {
        var row = Find(parent, id, notFound: 400);
        Sku.RequireFree(shop, sent, id);
        var owner = products.Find(parent).Body;
        shop.Variations.Change(row, body =>
        {
            Fill(body, sent, owner);
            shop.Time.Stamp(body, "date_modified", shop.Time.NowUtc);
        });
        products.RefreshParent(parent);
        return row;
    }

    public JsonObject Delete(int parent, int id, bool force)
    {
        var row = Find(parent, id);
        var before = row.Body;
        if (force) shop.Variations.Remove(id);
        else shop.Variations.Change(row, body => body["status"] = "trash");
        products.RefreshParent(parent);
        return before;
    }

    private void Fill(JsonObject variation, JsonObject sent, JsonObject parent)
    {
        foreach (var (name, value) in sent)
            if (variation.ContainsKey(name) && !ReadOnly.Contains(name))
                variation[name] = variation[name]?.GetValueKind() == System.Text.Json.JsonValueKind.String ? value?.ToString() ?? "" : value?.DeepClone();
        if (sent["attributes"] is JsonArray attributes) variation["attributes"] = Attributes(attributes, parent);
        if (variation["sku"]!.ToString().Length == 0) variation["sku"] = parent["sku"]?.ToString() ?? "";
        variation["name"] = string.Join(", ", variation["attributes"]!.AsArray().Select(a => a!["option"]!.ToString()));
        variation["permalink"] = Permalink(variation, parent);
        MetaData.Merge(variation, sent["meta_data"], shop.NextMeta);
        Products.DropUnknownTaxClass(shop, variation);
        Products.DerivePrice(variation, sent);
    }

    // Only what the product offers for variations is kept; anything else is dropped without a word.
    private static JsonArray Attributes(JsonArray sent, JsonObject parent) => new([..
        from attribute in sent
        let known = parent["attributes"]!.AsArray().FirstOrDefault(p => p!["name"]!.ToString() == attribute!["name"]?.ToString() && p["variation"]!.GetValue<bool>())
        where known is not null
        select (JsonNode)new JsonObject
        {
            ["id"] = known["id"]!.DeepClone(),
            ["name"] = attribute["name"]!.ToString(),
            ["slug"] = known["slug"]!.ToString().ToLowerInvariant(),
            ["option"] = attribute["option"]?.ToString() ?? "",
        }]);

    private static string Permalink(JsonObject variation, JsonObject parent)
    {
        var chosen = variation["attributes"]!.AsArray().Select(a => $"attribute_{a!["slug"]}={a["option"]}");
        return $"{parent["permalink"]}?{string.Join('&', chosen)}";
    }
}
