using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Commerce;

/// <summary>One line of an order or refund; amounts are without tax unless they say so, negative on a refund.</summary>
public sealed record OrderLine
{
    public required string Id { get; init; }

    public required OrderLineKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Null when the product is unknown or was deleted.</summary>
    public string? ProductId { get; init; }

    public string? VariationId { get; init; }

    public string? Sku { get; init; }

    public decimal Quantity { get; init; } = 1;

    /// <summary>The source's unit price, for show only: price × quantity need not give the total.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Before coupons.</summary>
    public decimal Subtotal { get; init; }

    public decimal SubtotalTax { get; init; }

    /// <summary>After coupons.</summary>
    public decimal Total { get; init; }

    public decimal TotalTax { get; init; }

    /// <summary>The source's tax class; empty or null is the standard class.</summary>
    public string? TaxClass { get; init; }

    public IReadOnlyList<LineTax> Taxes { get; init; } = [];

    /// <summary>On a refund: the order line it takes back.</summary>
    public string? RefundedLineId { get; init; }

    [JsonIgnore]
    public JsonElement? Raw { get; init; }
}
