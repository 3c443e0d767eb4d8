using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>
/// Rows the full lists do not show (trash, drafts of the checkout, users who are no customers). The recordings tell only
/// a few fields of them; the rest is that of a bare resource.
/// </summary>
internal static class HiddenRows
{
    public static void AddTo(ShopState shop)
    {
        foreach (var known in Corpus.Rows("hidden-orders")) shop.Orders.Add(Order(shop.Time, known)).StatusBeforeTrash = "processing";
        foreach (var known in Corpus.Rows("hidden-products")) shop.Products.Add(Product(shop.Time, known)).StatusBeforeTrash = "publish";
        foreach (var known in Corpus.Rows("other-users")) shop.Customers.Add(User(shop.Time, known));
    }

    private static readonly DateTime Seeded = new(2026, 11, 20, 14, 8, 58, DateTimeKind.Utc);

    private static JsonObject Order(SiteTime time, JsonObject known)
    {
        var order = BareOrder.Of(known["id"]!.GetValue<int>(), "CAD");
        var modified = SiteTime.Read(known["date_modified_gmt"]) ?? Seeded;
        order["created_via"] = "checkout";
        return Fill(time, order, known, modified);
    }

    private static JsonObject Product(SiteTime time, JsonObject known)
    {
        var product = BareProduct.Of(known["id"]!.GetValue<int>());
        product["slug"] = "discontinued-trash__trashed";
        return Fill(time, product, known, Seeded);
    }

    private static JsonObject User(SiteTime time, JsonObject known) =>
        Fill(time, BareCustomer.Of(known["id"]!.GetValue<int>(), known["email"]!.ToString()), known, Seeded);

    private static JsonObject Fill(SiteTime time, JsonObject bare, JsonObject known, DateTime stamp)
    {
        foreach (var (name, value) in known) bare[name] = value?.DeepClone();
        time.Stamp(bare, "date_created", stamp);
        time.Stamp(bare, "date_modified", stamp);
        return bare;
    }
}
