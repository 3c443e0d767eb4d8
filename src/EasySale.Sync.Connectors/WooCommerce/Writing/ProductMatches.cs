namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Products and variations by SKU, many a call.</summary>
internal sealed class ProductMatches(WooCommerceClient client)
{
    /// <summary>SKUs of a call; they go into its address.</summary>
    private const int PerCall = 50;

    private const int PageSize = 100;
    private static readonly RestQuery Fields = RestQuery.None.With("per_page", PageSize).With("_fields", "id,parent_id,sku,date_modified_gmt");

    private readonly Dictionary<string, List<Row>> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What has this SKU, as the store lists them.</summary>
    public IReadOnlyList<Row> Of(string sku) => _found.GetValueOrDefault(sku) ?? [];

    public async Task Find(IEnumerable<string> skus, CancellationToken cancellation)
    {
        // A comma would read as two SKUs; such a one is found out about when the store refuses it as taken.
        foreach (var call in skus.Where(sku => !sku.Contains(',', StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(PerCall))
        {
            foreach (var sku in call) _found.Remove(sku);
            foreach (var row in (await client.List(ProductTarget.Products, Fields.With("sku", string.Join(',', call)), cancellation)).Rows)
                if (row.Text("sku") is { } sku) Note(sku, row);
        }
    }

    private void Note(string sku, Row row)
    {
        if (!_found.TryGetValue(sku, out var rows)) _found[sku] = rows = [];
        rows.Add(row);
    }
}
