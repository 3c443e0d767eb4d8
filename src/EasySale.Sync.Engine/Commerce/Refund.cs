using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Commerce;

/// <summary>Money given back on an order, with lines or, for an amount-only refund, without.</summary>
public sealed record Refund : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Refunds;

    public override Money? Total => Currency is null ? null : new Money(Amount, Currency);

    // Lines of a refund are negative, its amount is not.
    public override AmountParts? Parts => new(
        AmountParts.DayOf(CreatedAt), -Lines.Sum(line => line.TotalTax), 0, -Lines.Where(line => line.Kind == OrderLineKind.Fee).Sum(line => line.Total));

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
