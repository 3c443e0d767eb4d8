using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

internal sealed record WireOrder
{
    public string? Number { get; init; }

    public required string Status { get; init; }

    public required string Currency { get; init; }

    public required decimal? Total { get; init; }

    public decimal? TotalTax { get; init; }

    public decimal? ShippingTotal { get; init; }

    public decimal? DiscountTotal { get; init; }

    public bool PricesIncludeTax { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? CustomerId { get; init; }

    public WireAddress? Billing { get; init; }

    public WireAddress? Shipping { get; init; }

    public string? PaymentMethod { get; init; }

    public string? PaymentMethodTitle { get; init; }

    public string? TransactionId { get; init; }

    public string? CustomerNote { get; init; }

    public DateTimeOffset? DateCreatedGmt { get; init; }

    public DateTimeOffset? DateModifiedGmt { get; init; }

    public DateTimeOffset? DatePaidGmt { get; init; }

    public DateTimeOffset? DateCompletedGmt { get; init; }

    public required IReadOnlyList<WireLine> LineItems { get => field ?? []; init; }

    public required IReadOnlyList<WireLine> ShippingLines { get => field ?? []; init; }

    public required IReadOnlyList<WireLine> FeeLines { get => field ?? []; init; }

    public IReadOnlyList<WireTaxLine> TaxLines { get => field ?? []; init; }

    public IReadOnlyList<WireCouponLine> CouponLines { get => field ?? []; init; }

    public IReadOnlyList<WireOrderRefund> Refunds { get => field ?? []; init; }
}
