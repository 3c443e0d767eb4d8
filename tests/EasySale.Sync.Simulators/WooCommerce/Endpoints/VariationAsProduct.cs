using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

/// <summary>How <c>/products</c> shows a variation: in a product's form, its name led by the parent's.</summary>
internal static class VariationAsProduct
{
    public static JsonObject Of(JsonObject variation, JsonObject parent)
    {
        var id = variation["id"]!.GetValue<int>();
        var product = BareProduct.Of(id);
        foreach (var (name, value) in variation)
            if (product.ContainsKey(name) && name != "_links") product[name] = value?.DeepClone();
        product["name"] = $"{parent["name"]} - {variation["name"]}";
        product["slug"] = Resources.Products.Slug(product["name"]!.ToString());
        product["type"] = "variation";
        product["total_sales"] = "0";
        product["average_rating"] = "0.00";
        product["reviews_allowed"] = false;
        product["parent_id"] = parent["id"]!.DeepClone();
        product["categories"] = new JsonArray();
        product["price_html"] = Price(variation["price"]!.ToString());
        product["tax_class"] = variation["tax_class"]?.ToString() == "parent" ? parent["tax_class"]?.ToString() : variation["tax_class"]?.ToString();
        product["_links"] = SiteLinks.Links("products", id, $"products/{parent["id"]}");
        return product;
    }

    private static string Price(string price) => price.Length == 0 ? "" :
        "<span class=\"woocommerce-Price-amount amount\"><bdi><span class=\"woocommerce-Price-currencySymbol\" translate=\"no\">&#36;</span>"
        + Money.Text(Money.Read(price)) + "</bdi></span>";
}
