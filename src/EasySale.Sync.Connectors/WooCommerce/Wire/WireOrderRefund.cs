using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>A refund as its order lists it: the total is negative.</summary>
internal sealed record WireOrderRefund
{
    [JsonConverter(typeof(IdConverter))]
    public required string? Id { get; init; }

    public string? Reason { get; init; }

    public decimal? Total { get; init; }
}
