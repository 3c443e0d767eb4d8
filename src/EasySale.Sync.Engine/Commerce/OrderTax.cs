using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Commerce;

/// <summary>What one tax rate adds to an order, with the order's own copy of the rate (the rate may be gone since).</summary>
public sealed record OrderTax
{
    public required string Id { get; init; }

    public required string RateId { get; init; }

    public required string Label { get; init; }

    public string? RateCode { get; init; }

    public decimal RatePercent { get; init; }

    public bool Compound { get; init; }

    /// <summary>Tax on items and fees.</summary>
    public decimal Total { get; init; }

    public decimal ShippingTotal { get; init; }

    [JsonIgnore]
    public JsonElement? Raw { get; init; }
}
