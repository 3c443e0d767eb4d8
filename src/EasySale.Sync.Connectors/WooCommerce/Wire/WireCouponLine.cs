using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

internal sealed record WireCouponLine
{
    [JsonConverter(typeof(IdConverter))]
    public required string? Id { get; init; }

    public string? Code { get; init; }

    public decimal? Discount { get; init; }

    public decimal? DiscountTax { get; init; }
}
