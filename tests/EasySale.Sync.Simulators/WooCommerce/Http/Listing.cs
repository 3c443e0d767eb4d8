using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>Cuts one page out of sorted rows and writes totals and links as the recordings show them.</summary>
internal sealed class Listing
{
    public required string Collection { get; init; }

    /// <summary>Orders count nothing on an empty page, and put their effective defaults into the links.</summary>
    public bool OfOrders { get; init; }

    /// <summary>Which defaults the links carry beside <c>status</c>, once a row was shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> LinkDefaults { get; init; } = [];

    public RestAnswer Page(RestRequest request, IEnumerable<Row> sorted, Func<Row, JsonNode> render)
    {
        int perPage = request.Int("per_page") ?? 10, page = request.Int("page") ?? 1;
        var from = request.Int("offset") ?? (page - 1) * perPage;
        var (shown, total) = Cut(sorted, from, perPage);
        if (OfOrders && shown.Count == 0) total = 0;
        var pages = (total + perPage - 1) / perPage;
        return RestAnswer.Ok(new JsonArray([.. shown.Select(render)])) with
        {
            Total = total,
            TotalPages = pages,
            Link = Links(request, page, pages, shown.Count > 0),
        };
    }

    private static (List<Row> Shown, int Total) Cut(IEnumerable<Row> rows, int from, int count)
    {
        var (shown, total) = (new List<Row>(count), 0);
        foreach (var row in rows)
        {
            if (total >= from && shown.Count < count) shown.Add(row);
            total++;
        }
        return (shown, total);
    }

    private string? Links(RestRequest request, int page, int pages, bool anyShown)
    {
        var links = new List<string>();
        if (page > 1) links.Add(Link(request, Math.Min(page - 1, pages), "prev", anyShown));
        if (page < pages) links.Add(Link(request, page + 1, "next", anyShown));
        return links.Count == 0 ? null : string.Join(", ", links);
    }

    private string Link(RestRequest request, int page, string relation, bool anyShown)
    {
        var parameters = request.Query.DeepClone().AsObject();
        if (OfOrders) AddDefaults(request, parameters, anyShown);
        parameters["page"] = page;
        return $"<{SiteLinks.Api}/{Collection}?{PhpQuery.Write(parameters)}>; rel=\"{relation}\"";
    }

    private void AddDefaults(RestRequest request, JsonObject parameters, bool anyShown)
    {
        if (Collection == "orders")
        {
            parameters.Remove("status");
            parameters["status"] = new JsonArray([.. request.List("status").Select(s => (JsonNode)s)]);
        }
        if (!anyShown) return;
        foreach (var (name, value) in LinkDefaults)
            if (!parameters.ContainsKey(name)) parameters[name] = value;
    }
}
