using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>An item, a shipping line or a fee: each says the part it has.</summary>
internal sealed record WireLine
{
    [JsonConverter(typeof(IdConverter))]
    public required string? Id { get; init; }

    public string? Name { get; init; }

    public string? MethodTitle { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? ProductId { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? VariationId { get; init; }

    public string? Sku { get; init; }

    public decimal? Quantity { get; init; }

    public decimal? Price { get; init; }

    public decimal? Subtotal { get; init; }

    public decimal? SubtotalTax { get; init; }

    public required decimal? Total { get; init; }

    public decimal? TotalTax { get; init; }

    public string? TaxClass { get; init; }

    public IReadOnlyList<WireLineTax> Taxes { get => field ?? []; init; }

    public IReadOnlyList<WireMetaDatum> MetaData { get => field ?? []; init; }
}
