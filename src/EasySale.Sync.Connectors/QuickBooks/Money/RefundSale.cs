using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>The money of a refund, all signs turned.</summary>
internal static class RefundSale
{
    public static Sale Of(Refund refund, Order order)
    {
        var decimals = Currencies.Decimals(order.Currency);
        var lines = refund.Lines.Select(line => LinePart.Of(Turned(line), order.Taxes, decimals)).Where(LinePart.Says).ToArray();
        var sale = refund.IsWhole ? Whole(refund, order) : WithLines(refund, order, lines);
        return sale with { Parts = PartList.Of(sale.Parts) };
    }

    private static Sale WithLines(Refund refund, Order order, IReadOnlyList<Part> lines)
    {
        var tax = refund.ToldTax;
        var sale = Start(refund, order) with { Parts = lines, Taxes = Turned(refund, order), TotalTax = tax };
        var rest = sale.Round(refund.Amount - lines.Sum(part => part.Amount) - tax);
        if (lines.Count > 0 && Math.Abs(rest) <= sale.Tolerance) return sale;
        var rates = lines.Count == 0 && tax != 0 ? SourceRates.Of(sale.Taxes) : SourceRates.None;
        return sale with { Parts = [.. lines, new Part(PartKind.Refund, rest, Text(refund, order), rates)] };
    }

    private static Sale Whole(Refund refund, Order order)
    {
        var decimals = Currencies.Decimals(order.Currency);
        var alike = order.Lines.Select(line => LinePart.Of(line, order.Taxes, decimals)).GroupBy(part => part.Rates.Key);
        var parts = alike.Select(group => new Part(PartKind.Refund, group.Sum(part => part.Amount), Text(refund, order), group.First().Rates));
        return Start(refund, order) with { Parts = [.. parts.Where(part => part.Amount != 0)], Taxes = order.Taxes, TotalTax = order.TotalTax, LineCount = order.Lines.Count };
    }

    private static Sale Start(Refund refund, Order order) => new()
    {
        Name = $"refund {refund.Id} of order {order.Number}",
        Currency = order.Currency,
        Parts = [],
        Taxes = [],
        TotalTax = 0,
        Total = refund.Amount,
        LineCount = refund.Lines.Count,
    };

    private static string Text(Refund refund, Order order) => $"Refund {refund.Id} of order {order.Number}";

    private static IReadOnlyList<OrderTax> Turned(Refund refund, Order order) => refund.Taxes.Count > 0
        ? [.. refund.Taxes.Select(tax => Rate(tax.RateId, order, tax) with { Total = -tax.Total, ShippingTotal = -tax.ShippingTotal })]
        : [.. refund.Lines.SelectMany(line => line.Taxes).GroupBy(tax => tax.RateId).Select(taxes =>
            Rate(taxes.Key, order, null) with { Total = -taxes.Sum(tax => tax.Total), ShippingTotal = 0 })];

    // A refund may name a rate without its percentage; the order always has it.
    private static OrderTax Rate(string id, Order order, OrderTax? told) =>
        order.Taxes.FirstOrDefault(rate => rate.RateId == id) ?? told ?? new OrderTax { Id = id, RateId = id, Label = "" };

    private static OrderLine Turned(OrderLine line) => line with
    {
        Quantity = Math.Abs(line.Quantity),
        Total = -line.Total,
        TotalTax = -line.TotalTax,
        Taxes = [.. line.Taxes.Select(tax => tax with { Total = -tax.Total, Subtotal = -tax.Subtotal })],
    };
}
