namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>What a variation takes from its product.</summary>
internal sealed record VariationParent(string Id, string? Name, string? Sku)
{
    public static VariationParent From(Row row) => new(row.RequiredId, row.Text("name"), row.Text("sku"));
}
