using EasySale.Sync.Connectors.QuickBooks.Company;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>
/// Takes a discount off the lines it belongs to, where a discount line would not do: the company has none, or (US, manual)
/// it would lower taxed and untaxed lines alike.
/// </summary>
internal static class DiscountSpread
{
    public static IReadOnlyList<Part> Of(Sale sale, CompanyProfile company, bool shippingIsItem)
    {
        var discount = sale.Parts.FirstOrDefault(part => part.TakesOff);
        return discount is not null && IsNeeded(discount, sale, company, shippingIsItem) && Lines(discount, sale) is { } lines ? Spread(discount, lines, sale) : sale.Parts;
    }

    private static bool IsNeeded(Part discount, Sale sale, CompanyProfile company, bool shippingIsItem) =>
        !company.AllowDiscount || (company.TaxModel == TaxModel.UsManual && discount.Rates.Taxed
            && sale.Parts.Any(part => !part.TakesOff && !part.Rates.Taxed && (shippingIsItem || part.Kind != PartKind.Shipping)));

    /// <summary>The lines taxed as the discount is, if they are worth as much.</summary>
    private static HashSet<Part>? Lines(Part discount, Sale sale)
    {
        var sold = sale.Parts.Where(part => part.Kind is PartKind.Product or PartKind.Fee or PartKind.Refund && part.Amount > 0).ToArray();
        HashSet<Part>[] choices = [[.. sold.Where(part => part.Rates.Key == discount.Rates.Key)], [.. sold.Where(part => part.Rates.Taxed == discount.Rates.Taxed)]];
        return choices.FirstOrDefault(lines => lines.Sum(part => part.Amount) >= discount.Amount);
    }

    private static IReadOnlyList<Part> Spread(Part discount, HashSet<Part> lines, Sale sale)
    {
        var whole = lines.Sum(part => part.Amount);
        decimal passed = 0, taken = 0;
        var parts = new List<Part>();
        foreach (var part in sale.Parts.Where(part => !part.TakesOff))
        {
            if (!lines.Contains(part)) { parts.Add(part); continue; }
            passed += part.Amount;
            var share = sale.Round(discount.Amount * passed / whole) - taken;
            taken += share;
            parts.Add(part with { Amount = part.Amount - share, Text = share == 0 ? part.Text : $"{part.Text}, less {discount.Text}" });
        }

        return parts;
    }
}
