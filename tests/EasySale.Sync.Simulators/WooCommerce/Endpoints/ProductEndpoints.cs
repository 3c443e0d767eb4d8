using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

internal sealed class ProductEndpoints(ShopState shop, Products products)
{
    private readonly Listing _listing = new() { Collection = "products" };

    public void Register(EndpointTable table)
    {
        var batch = new Batch(
            sent => products.Create(sent).Body.DeepClone(),
            (id, sent) => products.Update(id, sent).Body.DeepClone(),
            id => products.Delete(id, force: true));
        table.Get("products", List);
        table.Post("products", Create);
        table.Get($"products/{Patterns.Id}", request => RestAnswer.Ok(Single(request.Id())));
        table.Edit($"products/{Patterns.Id}", request => RestAnswer.Ok(products.Update(request.Id(), request.Body).Body.DeepClone()));
        table.Delete($"products/{Patterns.Id}", request => RestAnswer.Ok(products.Delete(request.Id(), request.Flag("force"))));
        table.Edit("products/batch", batch.Run);
    }

    private RestAnswer Create(RestRequest request)
    {
        var row = products.Create(request.Body);
        return RestAnswer.Created(row.Body.DeepClone(), $"{SiteLinks.Api}/products/{row.Id}");
    }

    private JsonObject Single(int id) => shop.Variations.Find(id) is { } variation
        ? VariationAsProduct.Of(variation.Body, products.Find(variation.ParentId).Body)
        : products.Find(id).Copy();

    private RestAnswer List(RestRequest request)
    {
        var filter = Filter(request);
        IEnumerable<Row> rows = Sorting.Rows(shop.Products, request);

        // Only these two filters find variations here.
        if (request.Has("sku") || request.Has("global_unique_id")) rows = rows.Concat(Sorting.Rows(shop.Variations, request));
        return _listing.Page(request, rows.Where(filter), row => Show(row));
    }

    private JsonObject Show(Row row) => row.Body["type"]?.ToString() == "variation" ? Single(row.Id) : row.Copy();

    private Func<Row, bool> Filter(RestRequest request)
    {
        Func<Row, bool>[] filters =
        [
            Statuses(request), RowFilter.Ids(request), RowFilter.Parents(request),
            new DateBounds(request, shop.Time, comparesUtc: false).Filter(),
            RowFilter.Search(request, "name", "sku", "description", "short_description"),
            RowFilter.Field(request, "type"), RowFilter.Field(request, "slug"), RowFilter.Field(request, "stock_status"),
            RowFilter.Field(request, "on_sale"), RowFilter.Field(request, "featured"), RowFilter.Field(request, "virtual"),
            RowFilter.Field(request, "downloadable"), RowFilter.Field(request, "global_unique_id"), Skus(request), Category(request), TaxClass(request),
        ];
        return row => filters.All(f => f(row));
    }

    private static Func<Row, bool> Statuses(RestRequest request)
    {
        var wanted = request.List(request.Has("include_status") ? "include_status" : "status").ToHashSet();
        return wanted.Contains("any") ? static row => row.Status is not ("trash" or "auto-draft") : row => wanted.Contains(row.Status);
    }

    private static Func<Row, bool> Skus(RestRequest request)
    {
        if (!request.Has("sku")) return static _ => true;
        var wanted = request.List("sku").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return row => wanted.Contains(row.Body["sku"]?.ToString() ?? "");
    }

    private static Func<Row, bool> Category(RestRequest request)
    {
        if (!request.Has("category")) return static _ => true;
        var wanted = request.Ids("category").ToHashSet();
        return row => (row.Body["categories"] as JsonArray ?? []).Any(c => wanted.Contains(c!["id"]!.GetValue<int>()));
    }

    private static Func<Row, bool> TaxClass(RestRequest request)
    {
        if (request.Text("tax_class") is not { } wanted) return static _ => true;
        return row => row.Body["tax_class"]?.ToString() == (wanted == "standard" ? "" : wanted);
    }
}
