using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>What the shop says of the money of an order or a refund; all amounts positive.</summary>
internal sealed record Sale
{
    /// <summary>Such as <c>order 1042</c>, for people.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>One discount at most, after <see cref="Parts"/> was put together by <see cref="PartList"/>.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>Tax by rate.</summary>
    public required IReadOnlyList<OrderTax> Taxes { get; init; }

    public required decimal TotalTax { get; init; }

    /// <summary>With tax.</summary>
    public required decimal Total { get; init; }

    public int Decimals => Currencies.Decimals(Currency);

    public decimal Unit => Currencies.Unit(Decimals);

    /// <summary>The most that roundings can explain: a cent a line.</summary>
    public decimal Tolerance => Unit * Math.Max(1, Parts.Count);

    public decimal Round(decimal amount) => Currencies.Round(amount, Decimals);
}
