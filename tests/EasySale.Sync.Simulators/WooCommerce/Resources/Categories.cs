using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Product categories: each product shows the names of its own.</summary>
internal sealed class Categories(ShopState shop)
{
    /// <summary>All products of it show the other name; no stamp moves.</summary>
    public void Rename(int id, string name)
    {
        shop.Categories.Change(shop.Categories.Find(id) ?? throw new ArgumentException($"There is no category {id}.", nameof(id)), category => category["name"] = name);
        foreach (var product in shop.Products.Rows.Where(row => In(row.Body, id).Any()).ToList())
            shop.Products.Change(product, body => In(body, id).Single()["name"] = name);
    }

    private static IEnumerable<JsonObject> In(JsonObject product, int id) =>
        product["categories"]!.AsArray().Select(category => category!.AsObject()).Where(category => category["id"]!.GetValue<int>() == id);
}
