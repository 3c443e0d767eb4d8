using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

/// <summary>Coupons, tax rates and webhooks: a table, four verbs, no more.</summary>
internal sealed class SmallEndpoints(ShopState shop, Coupons coupons, Taxes taxes, Webhooks webhooks)
{
    public void Register(EndpointTable table)
    {
        Register(table, "coupons", ListCoupons, id => coupons.Find(id), coupons.Create, coupons.Update, coupons.Delete);
        Register(table, "taxes", ListTaxes, taxes.Find, taxes.Create, taxes.Update, taxes.Delete);
        Register(table, "webhooks", ListWebhooks, id => webhooks.Find(id), webhooks.Create, webhooks.Update, webhooks.Delete);
    }

    private static void Register(
        EndpointTable table, string collection, Func<RestRequest, RestAnswer> list, Func<int, Row> find,
        Func<JsonObject, Row> create, Func<int, JsonObject, Row> update, Func<int, bool, JsonObject> delete)
    {
        var batch = new Batch(
            sent => create(sent).Body.DeepClone(), (id, sent) => update(id, sent).Body.DeepClone(), id => delete(id, true).DeepClone());
        table.Get(collection, list);
        table.Post(collection, request => Created(collection, create(request.Body)));
        table.Get($"{collection}/{Patterns.Id}", request => RestAnswer.Ok(find(request.Id()).Body.DeepClone()));
        table.Edit($"{collection}/{Patterns.Id}", request => RestAnswer.Ok(update(request.Id(), request.Body).Body.DeepClone()));
        table.Delete($"{collection}/{Patterns.Id}", request => RestAnswer.Ok(delete(request.Id(), request.Flag("force")).DeepClone()));
        table.Edit($"{collection}/batch", batch.Run);
    }

    private static RestAnswer Created(string collection, Row row) =>
        RestAnswer.Created(row.Body.DeepClone(), $"{SiteLinks.Api}/{collection}/{row.Id}");

    private RestAnswer ListCoupons(RestRequest request)
    {
        Func<Row, bool>[] filters =
        [
            row => row.Status != "trash", RowFilter.Ids(request), RowFilter.Field(request, "code"),
            RowFilter.Search(request, "code"), new DateBounds(request, shop.Time, comparesUtc: false).Filter(),
        ];
        return Page(request, "coupons", shop.Coupons, filters);
    }

    private RestAnswer ListTaxes(RestRequest request) => Page(request, "taxes", shop.Taxes, [RowFilter.Field(request, "class")]);

    private RestAnswer ListWebhooks(RestRequest request)
    {
        Func<Row, bool>[] filters =
        [
            request.Text("status") == "all" ? static _ => true : RowFilter.Field(request, "status"), RowFilter.Ids(request),
            RowFilter.Search(request, "name"),
        ];
        return Page(request, "webhooks", shop.Webhooks, filters);
    }

    private static RestAnswer Page(RestRequest request, string collection, Table table, Func<Row, bool>[] filters) =>
        new Listing { Collection = collection }.Page(
            request, Sorting.Rows(table, request).Where(r => filters.All(f => f(r))), row => row.Body.DeepClone());
}
