using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Commerce;

/// <summary>A coupon used on an order; its discount is already inside the line totals.</summary>
public sealed record OrderCoupon
{
    public required string Id { get; init; }

    public required string Code { get; init; }

    /// <summary>Without tax, positive.</summary>
    public decimal Discount { get; init; }

    public decimal DiscountTax { get; init; }

    [JsonIgnore]
    public JsonElement? Raw { get; init; }
}
