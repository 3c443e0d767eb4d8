using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>What the store made since some writes were announced, with the markers in it.</summary>
internal sealed class RecentRows(WooCommerceClient client, TimeProvider time)
{
    private const string Fields = "id,date_created_gmt,date_modified_gmt,meta_data";
    private const int PageSize = 100;

    /// <summary>How far two clocks that were compared may still be apart.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    /// <summary>Products, or variations of one: request id → the resource, the first where somebody copied it. Those in the trash count.</summary>
    public async Task<IReadOnlyDictionary<string, Row>> Below(string path, IEnumerable<Operation> creations, CancellationToken cancellation)
    {
        var since = RestQuery.None.With("_fields", Fields).WithInstant("after", await Since(path, creations, cancellation));
        var found = new Dictionary<string, Row>();
        foreach (var status in new[] { "any", ProductMap.Trash })
            Note(found, await client.ShortList(path, since.With("status", status), cancellation));
        return found;
    }

    /// <summary>Customers, whose list has no dates to ask for but can begin with the newest.</summary>
    public async Task<IReadOnlyDictionary<string, Row>> Customers(string path, IEnumerable<Operation> creations, CancellationToken cancellation)
    {
        var since = await Since(path, creations, cancellation);
        var newest = RestQuery.None.With("role", "all").With("orderby", "registered_date").With("order", "desc").With("_fields", Fields).With("per_page", PageSize);
        var found = new Dictionary<string, Row>();
        for (var offset = 0; ; offset += PageSize)
        {
            var rows = (await client.List(path, newest.With("offset", offset), cancellation)).Rows;
            Note(found, rows);
            if (rows.Count < PageSize || rows.Any(row => row.Instant("date_created_gmt") < since)) return found;
        }
    }

    // Announced on our clock, created on theirs.
    private async Task<DateTimeOffset> Since(string path, IEnumerable<Operation> creations, CancellationToken cancellation)
    {
        var theirs = (await client.List(path, RestQuery.None.With("per_page", 1).With("_fields", "id"), cancellation)).Clock;
        var ahead = theirs - time.GetUtcNow() ?? TimeSpan.Zero;
        return creations.Min(creation => creation.AnnouncedAt) + ahead - Margin;
    }

    private static void Note(Dictionary<string, Row> found, IEnumerable<Row> rows)
    {
        foreach (var row in rows.OrderBy(row => row.Id))
            if (Marker.In(row.Json) is { } requestId) found.TryAdd(requestId, row);
    }
}
