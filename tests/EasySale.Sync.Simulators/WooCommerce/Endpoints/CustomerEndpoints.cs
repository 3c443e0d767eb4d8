using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

/// <summary>Customers have no date filter at all: one that is sent is ignored like any unknown parameter.</summary>
internal sealed class CustomerEndpoints(ShopState shop, Customers customers)
{
    private readonly Listing _listing = new() { Collection = "customers" };

    public void Register(EndpointTable table)
    {
        var batch = new Batch(
            sent => customers.Create(sent).Body.DeepClone(),
            (id, sent) => customers.Update(id, sent).Body.DeepClone(),
            id => customers.Delete(id, force: true).DeepClone());
        table.Get("customers", List);
        table.Post("customers", Create);
        table.Get($"customers/{Patterns.Id}", request => RestAnswer.Ok(customers.Find(request.Id()).Body.DeepClone()));
        table.Edit($"customers/{Patterns.Id}", request => RestAnswer.Ok(customers.Update(request.Id(), request.Body).Body.DeepClone()));
        table.Delete($"customers/{Patterns.Id}", Delete);
        table.Edit("customers/batch", batch.Run);
    }

    private RestAnswer Create(RestRequest request)
    {
        var row = customers.Create(request.Body);
        return RestAnswer.Created(row.Body.DeepClone(), $"{SiteLinks.Api}/customers/{row.Id}");
    }

    private RestAnswer Delete(RestRequest request)
    {
        var gone = customers.Delete(request.Id(), request.Flag("force")).DeepClone().AsObject();
        gone["_links"]!["self"]![0]!.AsObject().Remove("targetHints");
        return RestAnswer.Ok(gone) with { WithoutAllow = true };
    }

    private RestAnswer List(RestRequest request)
    {
        Func<Row, bool>[] filters =
        [
            Role(request), RowFilter.Ids(request), RowFilter.Field(request, "email"),
            RowFilter.Search(request, "username", "email", "first_name", "last_name"),
        ];
        return _listing.Page(request, Sorting.Rows(shop.Customers, request).Where(r => filters.All(f => f(r))), row => row.Body.DeepClone());
    }

    private static Func<Row, bool> Role(RestRequest request) => request.Text("role") is "all" ? static _ => true : RowFilter.Field(request, "role");
}
