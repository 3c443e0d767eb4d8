using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

internal sealed class VariationEndpoints(ShopState shop, Variations variations)
{
    private const string OfProduct = $"products/{Patterns.Product}/variations";

    public void Register(EndpointTable table)
    {
        table.Get("variations", request => Page(request, "variations", _ => true, AmongAll));
        table.Get(OfProduct, request => Page(request, $"products/{Parent(request)}/variations", row => row.ParentId == Parent(request), OfItsProduct));
        table.Post(OfProduct, Create);
        table.Get($"{OfProduct}/{Patterns.Id}", request => RestAnswer.Ok(OfItsProduct(Find(request, 404))));
        table.Edit($"{OfProduct}/{Patterns.Id}", request => RestAnswer.Ok(OfItsProduct(variations.Update(Parent(request), request.Id(), request.Body))));
        table.Delete($"{OfProduct}/{Patterns.Id}", Delete);
        table.Edit($"{OfProduct}/batch", request => BatchOf(Parent(request)).Run(request));
    }

    private static int Parent(RestRequest request) => request.Id("product_id");

    private Row Find(RestRequest request, int notFound) => variations.Find(Parent(request), request.Id(), notFound);

    private RestAnswer Create(RestRequest request)
    {
        var row = variations.Create(Parent(request), request.Body);
        return RestAnswer.Created(OfItsProduct(row), $"{SiteLinks.Api}/products/{Parent(request)}/variations/{row.Id}");
    }

    // Once it is gone WordPress offers no method on it any more, neither in the header nor in the links.
    private RestAnswer Delete(RestRequest request)
    {
        var row = Find(request, 404);
        var shown = OfItsProduct(row);
        variations.Delete(Parent(request), request.Id(), request.Flag("force"));
        if (request.Flag("force")) shown["_links"]!["self"]![0]!.AsObject().Remove("targetHints");
        return RestAnswer.Ok(shown) with { WithoutAllow = request.Flag("force") };
    }

    private Batch BatchOf(int parent) => new(
        sent => OfItsProduct(variations.Create(parent, sent)),
        (id, sent) => OfItsProduct(variations.Update(parent, id, sent)),
        id => variations.Delete(parent, id, force: true).DeepClone());

    private RestAnswer Page(RestRequest request, string collection, Func<Row, bool> belongs, Func<Row, JsonObject> show)
    {
        Func<Row, bool>[] filters =
        [
            belongs, RowFilter.Ids(request), RowFilter.Parents(request), RowFilter.Field(request, "sku"), RowFilter.Field(request, "stock_status"),
            RowFilter.Field(request, "on_sale"), new DateBounds(request, shop.Time, comparesUtc: false).Filter(), Statuses(request),
            RowFilter.Search(request, "name", "sku"),
        ];
        return new Listing { Collection = collection }.Page(request, Sorting.Rows(shop.Variations, request).Where(r => filters.All(f => f(r))), show);
    }

    private static Func<Row, bool> Statuses(RestRequest request)
    {
        var wanted = request.List(request.Has("include_status") ? "include_status" : "status").ToHashSet();
        return wanted.Contains("any") ? static row => row.Status != "trash" : row => wanted.Contains(row.Status);
    }

    private static JsonObject OfItsProduct(Row row)
    {
        var shown = row.Copy();
        shown["_links"] = SiteLinks.Links($"products/{row.ParentId}/variations", row.Id, $"products/{row.ParentId}");
        return shown;
    }

    // The list of all variations does not know the parent when it writes the links.
    private static JsonObject AmongAll(Row row)
    {
        var shown = row.Copy();
        shown["_links"] = new JsonObject
        {
            ["self"] = new JsonArray(SiteLinks.Href($"{SiteLinks.Api}/variations/{row.Id}")),
            ["collection"] = new JsonArray(SiteLinks.Href($"{SiteLinks.Api}/variations")),
            ["up"] = new JsonArray(SiteLinks.Href($"{SiteLinks.Api}/products/0")),
        };
        return shown;
    }
}
