using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

internal enum PartKind
{
    Product,
    Fee,
    Shipping,

    /// <summary>Money back that belongs to no line.</summary>
    Refund,

    /// <summary>Coupons, negative fees and whatever else takes off.</summary>
    Discount,

    /// <summary>What the books compute otherwise than the shop.</summary>
    Rounding,
}

/// <summary>A share of an order's or refund's amount, before it is put into the books' words.</summary>
/// <param name="Amount">Without tax, rounded to the currency, not negative: a discount's is taken off.</param>
/// <param name="Text">What people read.</param>
/// <param name="Rates">How the shop taxed it.</param>
internal sealed record Part(PartKind Kind, decimal Amount, string Text, SourceRates Rates)
{
    /// <summary>The line it comes from, where it comes from one.</summary>
    public OrderLine? Line { get; init; }

    /// <summary>It is there to meet the shop's total and for nothing else.</summary>
    public bool IsRounding { get; init; }

    public bool TakesOff => Kind == PartKind.Discount;

    /// <summary>The amount as it counts in the total.</summary>
    public decimal Signed => TakesOff ? -Amount : Amount;
}
