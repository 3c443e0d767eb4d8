using System.Globalization;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Puts a sale into the lines of a form.</summary>
internal sealed class FormBuilder(Sale sale, CompanyProfile company, QuickBooksSettings settings, Func<OrderLine, string> itemId)
{
    /// <summary>Stands for the shipping of a form; a form has one.</summary>
    private const string ShippingOfTheForm = "SHIPPING_ITEM_ID";

    public SalesForm Build()
    {
        if (!company.MultiCurrency && company.HomeCurrency != sale.Currency) throw MoneyFailures.Foreign(sale, company.HomeCurrency);
        var joined = settings.ShippingItem is null ? sale with { Parts = OneShipping(sale.Parts) } : sale;
        var rules = TaxRules.For(joined, company, settings);
        var balance = Balance.Of(joined, rules);
        return new SalesForm
        {
            Lines = balance.Parts.Count == 0 ? [Empty()] : [.. balance.Parts.Select(part => Line(part) with { TaxCode = rules.CodeOf(part) })],
            Tax = balance.Tax,
            Currency = company.MultiCurrency ? sale.Currency : null,
            Total = balance.Total,
            Rounding = balance.Rounding,
        };
    }

    private IReadOnlyList<Part> OneShipping(IReadOnlyList<Part> parts)
    {
        var shipping = parts.Where(part => part.Kind == PartKind.Shipping).ToArray();
        if (shipping.Length < 2) return parts;
        if (shipping.DistinctBy(part => part.Rates.Key).Count() > 1) throw MoneyFailures.NoShipping(sale);
        var one = shipping[0] with { Amount = shipping.Sum(part => part.Amount), Text = string.Join(", ", shipping.Select(part => part.Text).Distinct()) };
        return [.. parts.Where(part => part.Kind != PartKind.Shipping), one];
    }

    private FormLine Line(Part part) => part.Kind switch
    {
        PartKind.Product => Product(part),
        PartKind.Fee => Sold(part, settings.FeeItem ?? settings.FallbackItem ?? throw MoneyFailures.NoItem("feeItem", "a fee", sale)),
        PartKind.Shipping => Sold(part, settings.ShippingItem ?? (company.AllowShipping ? ShippingOfTheForm : throw MoneyFailures.NoShipping(sale))),
        PartKind.Refund => Sold(part, settings.RefundItem ?? settings.FallbackItem ?? throw MoneyFailures.NoItem("refundItem", "an amount without lines", sale)),
        PartKind.Rounding => Sold(part, settings.RoundingItem ?? settings.FeeItem ?? settings.FallbackItem ?? throw MoneyFailures.NoItem("roundingItem", "a rounding difference", sale)),
        _ => Discount(part),
    };

    private FormLine Product(Part part)
    {
        var quantity = part.Line!.Quantity;
        var price = UnitPrices.Of(part.Amount, quantity, sale.Decimals);
        var sold = Sold(part, itemId(part.Line));
        return price is not null ? sold with { Quantity = quantity, UnitPrice = price }
            : sold with { Description = Names.Cut(string.Create(CultureInfo.InvariantCulture, $"{quantity:0.#######} × {part.Text}"), TextLimits.LineDescription) };
    }

    private static FormLine Sold(Part part, string item) => new()
    {
        Kind = FormLineKind.Sale,
        Amount = part.Amount,
        ItemId = item,
        Description = Words(part.Text),
    };

    private FormLine Discount(Part part) => !company.AllowDiscount ? throw MoneyFailures.NoDiscount(sale) : new FormLine
    {
        Kind = FormLineKind.Discount,
        Amount = part.Amount,
        Description = Words(part.Text),
        AccountId = part.IsRounding ? settings.RoundingAccount ?? company.DiscountAccount : company.DiscountAccount,
    };

    private FormLine Empty() => new() { Kind = FormLineKind.Note, Description = Words(sale.Name) };

    private static string? Words(string text) => Names.Cut(text, TextLimits.LineDescription) is { Length: > 0 } words ? words : null;
}
