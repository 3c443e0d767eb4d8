using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>SKU and GTIN are unique over products and variations; a variation's inherited SKU does not count as its own.</summary>
internal static class Sku
{
    public static void RequireFree(ShopState shop, JsonObject sent, int owner)
    {
        RequireSku(shop, sent["sku"]?.ToString(), owner);
        RequireGtin(shop, sent["global_unique_id"]?.ToString(), owner);
    }

    private static void RequireSku(ShopState shop, string? sku, int owner)
    {
        if (string.IsNullOrEmpty(sku) || Holder(shop, "sku", sku, owner) is not { } holder) return;
        if (holder.Status == "trash")
            throw new RestError(400, "woocommerce_rest_product_not_created",
                $"The product with SKU ({sku}) you are trying to insert is already present in the lookup table");
        throw new RestError(400, "product_invalid_sku", "Invalid or duplicated SKU.", new JsonObject
        {
            ["status"] = 400,
            ["resource_id"] = holder.Id,
            ["unique_sku"] = Free(shop, sku),
        });
    }

    private static void RequireGtin(ShopState shop, string? gtin, int owner)
    {
        if (string.IsNullOrEmpty(gtin) || Holder(shop, "global_unique_id", gtin, owner) is not { } holder) return;
        throw new RestError(400, "product_invalid_global_unique_id", "Invalid or duplicated GTIN, UPC, EAN or ISBN.",
            new JsonObject { ["status"] = 400, ["resource_id"] = holder.Id });
    }

    private static Row? Holder(ShopState shop, string name, string value, int owner) =>
        shop.Products.Rows.Concat(shop.Variations.Rows.Where(v => !Inherits(shop, v, name)))
            .FirstOrDefault(r => r.Id != owner && r.Body[name]?.ToString() == value);

    private static bool Inherits(ShopState shop, Row variation, string name) =>
        shop.Products.Find(variation.ParentId)?.Body[name]?.ToString() == variation.Body[name]?.ToString();

    private static string Free(ShopState shop, string sku)
    {
        var n = 1;
        while (Holder(shop, "sku", $"{sku}-{n}", 0) is not null) n++;
        return $"{sku}-{n}";
    }
}
