using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Commerce;

/// <summary>Money given back on an order, with lines or, for an amount-only refund, without.</summary>
public sealed record Refund : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Refunds;

    public override Money? Total => Currency is null ? null : new Money(Amount, Currency);

    // Lines of a refund are negative, its amount is not.
    public override AmountParts? Parts => new(
        AmountParts.DayOf(CreatedAt), IsWhole ? Order!.TotalTax : ToldTax, 0, -Lines.Where(line => line.Kind == OrderLineKind.Fee).Sum(line => line.Total));

    /// <summary>The tax given back as far as the refund itself says, positive.</summary>
    [JsonIgnore]
    public decimal ToldTax => -(Taxes.Count > 0 ? Taxes.Sum(tax => tax.Total + tax.ShippingTotal) : Lines.Sum(line => line.TotalTax));

    /// <summary>
    /// All of the order's money went back without a word on what it was for: it holds all of the order's tax, though the refund itself
    /// tells none.
    /// </summary>
    [JsonIgnore]
    public bool IsWhole => Order is { } order && Amount == order.GrandTotal && ToldTax == 0
        && !Lines.Any(line => line.Total != 0 || line is { Kind: OrderLineKind.Item, Quantity: not 0 });

    public required string OrderId { get; init; }

    /// <summary>
    /// The order as it is now, which knows the customer and how it was paid; null when it is gone. No part of the refund itself: an
    /// edited order does not change its refunds.
    /// </summary>
    [JsonIgnore]
    public Order? Order { get; init; }

    /// <summary>What went back, positive, tax included.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217 code, that of the order; null where the source does not say.</summary>
    public string? Currency { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Quantities and amounts negative.</summary>
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    public IReadOnlyList<OrderTax> Taxes { get; init; } = [];
}
