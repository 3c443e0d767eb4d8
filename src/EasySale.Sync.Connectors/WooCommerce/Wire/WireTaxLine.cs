using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

internal sealed record WireTaxLine
{
    [JsonConverter(typeof(IdConverter))]
    public required string? Id { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? RateId { get; init; }

    public string? RateCode { get; init; }

    public string? Label { get; init; }

    public bool Compound { get; init; }

    public decimal? RatePercent { get; init; }

    public decimal? TaxTotal { get; init; }

    public decimal? ShippingTaxTotal { get; init; }
}
