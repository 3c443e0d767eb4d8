namespace EasySale.Sync.Engine.Commerce;

/// <summary>
/// A sale with everything that makes up its total:
/// <c>Total = Σ line totals (items, shipping, fees) + TotalTax</c>. Coupons are already inside the line totals.
/// </summary>
public sealed record Order : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Orders;

    public override Money? Total => new Money(GrandTotal, Currency);

    public override AmountParts? Parts => new(
        AmountParts.DayOf(CreatedAt), TotalTax, DiscountTotal, Lines.Where(line => line.Kind == OrderLineKind.Fee).Sum(line => line.Total));

    /// <summary>The number people see; not unique over shops.</summary>
    public required string Number { get; init; }

    /// <summary>The source's status, any word a plugin may add included.</summary>
    public required string Status { get; init; }

    /// <summary>ISO 4217 code of every amount of the order.</summary>
    public required string Currency { get; init; }

    /// <summary>What the customer owes, tax included, refunds not subtracted.</summary>
    public required decimal GrandTotal { get; init; }

    public decimal TotalTax { get; init; }

    /// <summary>Shipping without tax.</summary>
    public decimal ShippingTotal { get; init; }

    /// <summary>Coupons' worth without tax.</summary>
    public decimal DiscountTotal { get; init; }

    /// <summary>Sum of refunds, positive.</summary>
    public decimal RefundedTotal { get; init; }

    public bool PricesIncludeTax { get; init; }

    /// <summary>The customer's id, null for a guest.</summary>
    public string? CustomerId { get; init; }

    public required Address Billing { get; init; }

    /// <summary>Where it goes; null when the source has none (then it is the billing address).</summary>
    public Address? Shipping { get; init; }

    /// <summary>The payment gateway's id, such as stripe or bacs.</summary>
    public string? PaymentMethod { get; init; }

    public string? PaymentMethodTitle { get; init; }

    public string? TransactionId { get; init; }

    public string? CustomerNote { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was paid; null means unpaid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>The record of another connection by which the source was told of the money: there it is booked already. Null for all others.</summary>
    public RecordOrigin? PaidBy { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }

    public IReadOnlyList<OrderTax> Taxes { get; init; } = [];

    public IReadOnlyList<OrderCoupon> Coupons { get; init; } = [];

    /// <summary>The refunds as the order lists them; each is also a record of its own.</summary>
    public IReadOnlyList<OrderRefund> Refunds { get; init; } = [];
}
