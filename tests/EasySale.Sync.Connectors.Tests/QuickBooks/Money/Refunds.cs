using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

internal static class Refunds
{
    /// <summary>Takes whole lines back, signs turned, as a shop records it.</summary>
    public static Refund Of(Order order, IEnumerable<OrderLine> lines)
    {
        var back = lines.Select(Turned).ToArray();
        var taxes = order.Taxes.Select(rate => rate with { Total = back.SelectMany(line => line.Taxes).Where(tax => tax.RateId == rate.RateId).Sum(tax => tax.Total) }).ToArray();
        return new Refund
        {
            Id = "7",
            OrderId = order.Id,
            Currency = order.Currency,
            Lines = back,
            Taxes = taxes,
            Amount = -back.Sum(line => line.Total + line.TotalTax),
        };
    }

    private static OrderLine Turned(OrderLine line) => line with
    {
        Quantity = -line.Quantity,
        Total = -line.Total,
        TotalTax = -line.TotalTax,
        RefundedLineId = line.Id,
        Taxes = [.. line.Taxes.Select(tax => tax with { Total = -tax.Total })],
    };
}
