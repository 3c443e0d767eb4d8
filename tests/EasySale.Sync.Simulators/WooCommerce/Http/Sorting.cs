using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>The <c>orderby</c> and <c>order</c> of lists; equal dates are in the order of their ids, in the same direction.</summary>
internal static class Sorting
{
    public static IEnumerable<Row> Rows(Table table, RestRequest request) => request.Text("orderby") switch
    {
        "id" => Directed(table.ById, request),
        "modified" => Directed(table.ByModification, request),
        "registered_date" => Registered(table, request),
        "include" => request.Ids("include").Select(table.Find).OfType<Row>(),
        "title" => By(table, request, "name"),
        "name" => By(table, request, "username"),
        "slug" => By(table, request, "slug"),
        "price" => ByNumber(table, request, "price"),
        "menu_order" => ByNumber(table, request, "menu_order"),
        "order" => ByNumber(table, request, "order"),
        "priority" => ByNumber(table, request, "priority"),
        "popularity" or "sales" => ByNumber(table, request, "total_sales"),
        "rating" => ByNumber(table, request, "average_rating"),
        _ => Directed(table.ByCreation, request),
    };

    private static IEnumerable<Row> Directed(ReadOnlyMemory<Row> ascending, RestRequest request)
    {
        var up = IsAscending(request);
        for (var i = 0; i < ascending.Length; i++) yield return ascending.Span[up ? i : ascending.Length - 1 - i];
    }

    // Here alone equal dates stay in the order of the ids, whatever the direction.
    private static IEnumerable<Row> Registered(Table table, RestRequest request) => IsAscending(request)
        ? table.Rows.OrderBy(r => r.Created).ThenBy(r => r.Id)
        : table.Rows.OrderByDescending(r => r.Created).ThenBy(r => r.Id);

    private static IEnumerable<Row> By(Table table, RestRequest request, string field)
    {
        var sorted = table.Rows.OrderBy(r => (r.Body[field] ?? r.Body["code"])?.ToString(), StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Id);
        return IsAscending(request) ? sorted : sorted.Reverse();
    }

    private static IEnumerable<Row> ByNumber(Table table, RestRequest request, string field)
    {
        var sorted = table.Rows.OrderBy(r => Money.Read(r.Body[field])).ThenBy(r => r.Id);
        return IsAscending(request) ? sorted : sorted.Reverse();
    }

    private static bool IsAscending(RestRequest request) => request.Text("order") == "asc";
}
