using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

internal sealed class OrderEndpoints(ShopState shop, Orders orders)
{
    private static readonly string[] HiddenFromAny = ["trash", "checkout-draft", "auto-draft"];

    private const int FewOrders = 10;

    private readonly Listing _listing = new() { Collection = "orders", OfOrders = true, LinkDefaults = [new("dp", "2"), new("context", "view")] };

    public void Register(EndpointTable table)
    {
        var batch = new Batch(
            sent => Show(orders.Create(sent), 2),
            (id, sent) => Show(orders.Update(id, sent), 2),
            id => orders.Delete(id, force: true));
        table.Get("orders", List);
        table.Post("orders", request => Created(request, orders.Create(request.Body)));
        table.Get($"orders/{Patterns.Id}", request => RestAnswer.Ok(Single(orders.Find(request.Id()), Decimals(request))));
        table.Edit($"orders/{Patterns.Id}", request => RestAnswer.Ok(ByKey(Show(orders.Update(request.Id(), request.Body), Decimals(request)))));
        table.Delete($"orders/{Patterns.Id}", request => RestAnswer.Ok(ByKey(orders.Delete(request.Id(), request.Flag("force")))));
        table.Edit("orders/batch", batch.Run);
    }

    private RestAnswer List(RestRequest request)
    {
        var dp = Decimals(request);
        var answer = _listing.Page(request, Sorting.Rows(shop.Orders, request).Where(Filter(request)), row => Show(row, dp));
        var shown = answer.Body.AsArray();
        if (shown.Count <= FewOrders) foreach (var order in shown) ByKey(order!.AsObject());
        return answer;
    }

    private Func<Row, bool> Filter(RestRequest request)
    {
        Func<Row, bool> ids = RowFilter.Ids(request), parents = RowFilter.Parents(request);
        var dates = new DateBounds(request, shop.Time, comparesUtc: true).Filter();
        var search = RowFilter.Search(request, "number", "billing.email", "billing.first_name", "billing.last_name", "billing.company", "billing.address_1");
        var status = Statuses(request);
        var (customer, product) = (request.Int("customer"), request.Int("product"));
        return row => status(row) && (customer is null || row.CustomerId == customer) && ids(row) && parents(row) && dates(row)
            && (product is null || Sells(row.Body, product.Value)) && search(row);
    }

    // "any" hides the trash even when "trash" stands beside it.
    private static Func<Row, bool> Statuses(RestRequest request)
    {
        var wanted = request.List("status").ToHashSet();
        return wanted.Contains("any") ? static row => !HiddenFromAny.Contains(row.Status) : row => wanted.Contains(row.Status);
    }

    private static bool Sells(JsonObject order, int product) =>
        order["line_items"]!.AsArray().Any(l => l!["product_id"]!.GetValue<int>() == product || l["variation_id"]!.GetValue<int>() == product);

    private RestAnswer Created(RestRequest request, Row row) =>
        RestAnswer.Created(Show(row, Decimals(request)), $"{SiteLinks.Api}/orders/{row.Id}");

    private static int Decimals(RestRequest request) => request.Int("dp") ?? 2;

    private static JsonObject Show(Row row, int dp)
    {
        var order = dp != 2 && row.Unrounded is { } unrounded ? unrounded.DeepClone().AsObject() : row.Copy();
        if (dp != 2) Store.Decimals.Apply(order, dp);
        return order;
    }

    // The database decides: few orders have their metadata by key, a long page by id; a single one its refunds of one second by id.
    private JsonObject Single(Row row, int dp)
    {
        var order = ByKey(Show(row, dp));
        order["refunds"] = Sorted(order["refunds"]!, RefundRank, Comparer<(long, int)>.Default);
        return order;
    }

    private static JsonObject ByKey(JsonObject order)
    {
        order["meta_data"] = Sorted(order["meta_data"]!, m => m["key"]!.ToString(), StringComparer.Ordinal);
        return order;
    }

    private (long, int) RefundRank(JsonNode refund)
    {
        var id = refund["id"]!.GetValue<int>();
        return (-(shop.Refunds.Find(id)?.Created.Ticks ?? 0), id);
    }

    private static JsonArray Sorted<TKey>(JsonNode list, Func<JsonNode, TKey> key, IComparer<TKey> comparer) =>
        new([.. list.AsArray().OrderBy(i => key(i!), comparer).Select(i => i!.DeepClone())]);
}
