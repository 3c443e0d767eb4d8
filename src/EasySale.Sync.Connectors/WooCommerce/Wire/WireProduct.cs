using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>A product, or a variation: the fields they share.</summary>
internal sealed record WireProduct
{
    [JsonConverter(typeof(IdConverter))]
    public string? ParentId { get; init; }

    public string? Type { get; init; }

    public string? Name { get; init; }

    public required string Status { get; init; }

    public string? Sku { get; init; }

    public string? Description { get; init; }

    public decimal? Price { get; init; }

    public decimal? RegularPrice { get; init; }

    public decimal? SalePrice { get; init; }

    public string? TaxClass { get; init; }

    /// <summary>true, false, or "parent" when a variation uses its parent's stock.</summary>
    public string? ManageStock { get; init; }

    public decimal? StockQuantity { get; init; }

    public DateTimeOffset? DateCreatedGmt { get; init; }

    public DateTimeOffset? DateModifiedGmt { get; init; }
}
