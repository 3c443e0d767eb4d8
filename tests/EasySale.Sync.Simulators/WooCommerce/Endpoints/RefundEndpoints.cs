using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

internal sealed class RefundEndpoints(ShopState shop, Refunds refunds)
{
    private const string OfOrder = $"orders/{Patterns.Order}/refunds";

    public void Register(EndpointTable table)
    {
        table.Get("refunds", ListAll);
        table.Get(OfOrder, ListOfOrder);
        table.Post(OfOrder, Create);
        table.Get($"{OfOrder}/{Patterns.Id}", request => RestAnswer.Ok(OfItsOrder(refunds.Find(request.Id("order_id"), request.Id()), request)));
        table.Delete($"{OfOrder}/{Patterns.Id}", Delete);
    }

    private RestAnswer ListAll(RestRequest request) =>
        Listed("refunds").Page(request, Sorting.Rows(shop.Refunds, request).Where(Filter(request)), row => Show(row, request));

    private RestAnswer ListOfOrder(RestRequest request)
    {
        var (order, filter) = (request.Id("order_id"), Filter(request));
        return Listed($"orders/{order}/refunds").Page(request,
            Sorting.Rows(shop.Refunds, request).Where(r => r.ParentId == order && filter(r)), row => OfItsOrder(row, request));
    }

    private RestAnswer Create(RestRequest request)
    {
        var row = refunds.Create(request.Id("order_id"), request.Body);

        // The real store forgets to fill in the route here, too.
        return RestAnswer.Created(OfItsOrder(row, request), $"{SiteLinks.Api}/orders/{Patterns.Order}/refunds/{row.Id}");
    }

    private RestAnswer Delete(RestRequest request)
    {
        var gone = refunds.Delete(request.Id("order_id"), request.Id()).DeepClone().AsObject();
        gone.Remove("parent_id");
        return RestAnswer.Ok(gone);
    }

    private static Listing Listed(string collection) => new() { Collection = collection, OfOrders = true, LinkDefaults = [new("dp", "2")] };

    private Func<Row, bool> Filter(RestRequest request)
    {
        Func<Row, bool> ids = RowFilter.Ids(request), parents = RowFilter.Parents(request);
        var dates = new DateBounds(request, shop.Time, comparesUtc: true).Filter();
        var search = RowFilter.Search(request, "reason");
        return row => ids(row) && parents(row) && dates(row) && search(row);
    }

    private static JsonObject Show(Row row, RestRequest request)
    {
        var refund = row.Copy();
        if (request.Int("dp") is { } dp and not 2) Decimals.Apply(refund, dp);
        return refund;
    }

    // Below an order the refund does not repeat whose it is.
    private static JsonObject OfItsOrder(Row row, RestRequest request)
    {
        var refund = Show(row, request);
        refund.Remove("parent_id");
        return refund;
    }
}
