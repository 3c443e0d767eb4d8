using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>What a shop puts on a line. Prices are in the smallest unit of the currency.</summary>
internal sealed record BasketLine(int Price, int Quantity, int TaxClass, int CouponPercent);

/// <summary>A sale as a shop computes it: by its own rules, which are not those of the books.</summary>
internal sealed record Basket(Shop Shop, BasketLine[] Lines, int Shipping, int Fee, bool RoundAtSubtotal, bool PricesIncludeTax)
{
    public Order Order()
    {
        OrderLine[] lines = [.. Lines.Select(Item), Other(OrderLineKind.Shipping, Shipping), Other(OrderLineKind.Fee, Fee)];
        var taxes = Shop.Rates.Select(rate => rate with { Total = Round(Exact(lines, rate)) }).Where(rate => lines.Any(line => line.Taxes.Any(tax => tax.RateId == rate.RateId))).ToArray();
        var tax = taxes.Sum(rate => rate.Total);
        return new Order
        {
            Id = "1042",
            Number = "1042",
            Status = "processing",
            Currency = Shop.Currency,
            Billing = new Address(),
            CreatedAt = DateTimeOffset.UnixEpoch,
            PricesIncludeTax = PricesIncludeTax,
            Lines = [.. lines.Select(Shown)],
            Taxes = taxes,
            TotalTax = tax,
            GrandTotal = lines.Sum(line => line.Total) + tax,
        };
    }

    public override string ToString() =>
        $"{Shop} {string.Join(' ', Lines.Select(line => line.ToString()))} shipping {Shipping} fee {Fee} at subtotal {RoundAtSubtotal} inclusive {PricesIncludeTax}";

    private decimal Exact(OrderLine[] lines, OrderTax rate) => lines.Sum(line =>
        line.Taxes.Where(tax => tax.RateId == rate.RateId).Sum(tax => RoundAtSubtotal ? tax.Total : Round(tax.Total)));

    private OrderLine Shown(OrderLine line) => line with
    {
        TotalTax = line.Taxes.Sum(tax => Round(tax.Total)),
        Taxes = [.. line.Taxes.Select(tax => tax with { Total = Round(tax.Total) })],
    };

    private OrderLine Item(BasketLine line, int index)
    {
        var rates = Shop.Class(line.TaxClass);
        var price = Money(line.Price * line.Quantity) / (PricesIncludeTax ? 1 + (rates.Sum(rate => rate.RatePercent) / 100) : 1);
        return Line($"{index}", OrderLineKind.Item, price * (100 - line.CouponPercent) / 100, rates) with { Quantity = line.Quantity, Subtotal = Round(price), ProductId = "21" };
    }

    // A fee below nothing is taxed like the first line, and never takes off more than that.
    private OrderLine Other(OrderLineKind kind, int amount)
    {
        var first = Item(Lines[0], 0);
        return Line($"{kind}", kind, Math.Max(Money(amount), -first.Total), Shop.Class(amount < 0 ? Lines[0].TaxClass : 0));
    }

    private OrderLine Line(string id, OrderLineKind kind, decimal amount, OrderTax[] rates) => new()
    {
        Id = id,
        Kind = kind,
        Name = $"{kind} {id}",
        Total = Round(amount),
        Subtotal = Round(amount),
        Taxes = [.. rates.Select(rate => new LineTax(rate.RateId, Round(amount) * rate.RatePercent / 100, 0))],
    };

    private decimal Money(int units) => units * Shop.Unit;

    private decimal Round(decimal amount) => Math.Round(amount / Shop.Unit, 0, MidpointRounding.AwayFromZero) * Shop.Unit;
}
