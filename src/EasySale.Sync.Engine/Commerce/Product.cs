namespace EasySale.Sync.Engine.Commerce;

/// <summary>A sellable thing: a product, or one variation of a product (then <see cref="ParentId"/> is set).</summary>
public sealed record Product : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Products;

    /// <summary>The product this is a variation of.</summary>
    public string? ParentId { get; init; }

    /// <summary>The source's type: simple, variable, variation, grouped, external, or what a plugin adds.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The source's status, such as publish or draft.</summary>
    public required string Status { get; init; }

    /// <summary>Its own stock-keeping unit, null when it has none. No key: variations may repeat their parent's.</summary>
    public string? Sku { get; init; }

    public string? Description { get; init; }

    /// <summary>What it costs now, in the shop's currency; null when it has no price.</summary>
    public decimal? Price { get; init; }

    public decimal? RegularPrice { get; init; }

    public decimal? SalePrice { get; init; }

    public string? TaxClass { get; init; }

    /// <summary>True when stock is counted on this very record (not on its parent).</summary>
    public bool ManagesStock { get; init; }

    public decimal? StockQuantity { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
