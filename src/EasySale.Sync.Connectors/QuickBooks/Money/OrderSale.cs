using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>The money of an order.</summary>
internal static class OrderSale
{
    /// <param name="discounts">Coupons inside the line amounts, or beside them where all lines are taxed alike.</param>
    public static Sale Of(Order order, Discounts discounts)
    {
        var decimals = Currencies.Decimals(order.Currency);
        var lines = order.Lines.Select(line => LinePart.Of(line, order.Taxes, decimals)).ToArray();
        var beside = discounts == Discounts.DiscountLine && CanStandBeside(lines) ? Coupons(order, lines, decimals) : null;
        return new Sale
        {
            Name = $"order {order.Number}",
            Currency = order.Currency,
            Parts = PartList.Of(beside ?? lines.Where(part => LinePart.Says(part))),
            Taxes = order.Taxes,
            TotalTax = order.TotalTax,
            Total = order.GrandTotal,
        };
    }

    // One discount line lowers the whole form: with unlike taxes it would lower the wrong one.
    private static bool CanStandBeside(IReadOnlyList<Part> lines) =>
        lines.All(part => part.Amount >= 0)
        && lines.Where(part => part.Kind != PartKind.Shipping && part.Amount > 0).Select(part => part.Rates.Key).Distinct().Count() == 1
        && lines.All(part => part.Line!.Subtotal >= part.Line.Total);

    private static IEnumerable<Part> Coupons(Order order, IReadOnlyList<Part> lines, int decimals)
    {
        var full = lines.Select(part => part with { Amount = Currencies.Round(part.Line!.Subtotal, decimals) }).ToArray();
        var off = full.Sum(part => part.Amount) - lines.Sum(part => part.Amount);
        var rates = lines.FirstOrDefault(part => part.Kind != PartKind.Shipping && part.Amount > 0)?.Rates ?? SourceRates.None;
        var codes = string.Join(", ", order.Coupons.Select(coupon => coupon.Code));
        return full.Where(LinePart.Says).Append(new Part(PartKind.Discount, off, codes.Length > 0 ? $"Coupon {codes}" : "Discount", rates));
    }
}
