using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

internal sealed record WireLineTax
{
    [JsonConverter(typeof(IdConverter))]
    public required string? Id { get; init; }

    public decimal? Total { get; init; }

    public decimal? Subtotal { get; init; }
}
