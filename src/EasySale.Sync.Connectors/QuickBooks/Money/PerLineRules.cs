using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>
/// Outside the US: a tax code on every line. Where the books take amounts for the rates, they get the shop's own tax by rate;
/// where they do not, they compute each rate line by line.
/// </summary>
internal sealed class PerLineRules(Sale sale, CompanyProfile company, TaxCodeMatch codes) : TaxRules
{
    private const string Net = "TaxExcluded";

    private readonly Dictionary<string, TaxCode> _codes = [];

    public override string? CodeOf(Part part) => Code(part).Id;

    public override FormTax Tax(IReadOnlyList<Part> parts)
    {
        var lines = parts.Select(part => (Part: part, Rates: company.RatesOf(Code(part)))).ToArray();
        var used = lines.SelectMany(line => line.Rates).DistinctBy(rate => rate.Id).ToArray();
        if (used.Length == 0 || !used.All(rate => rate.TakesAmounts())) return Computed(lines);
        var told = Told(lines, used);
        var total = told.Sum(rate => rate.Amount);
        return new FormTax { Calculation = Net, TotalTax = total, Rates = told, Computed = total };
    }

    private FormTax Computed((Part Part, IReadOnlyList<TaxRate> Rates)[] lines) => new()
    {
        Calculation = Net,
        Computed = lines.Sum(line => line.Rates.Sum(rate => sale.Round(line.Part.Signed * rate.Percent / 100))),
    };

    private RateAmount[] Told((Part Part, IReadOnlyList<TaxRate> Rates)[] lines, TaxRate[] used)
    {
        var charged = sale.Taxes.GroupBy(tax => RateOf(tax, lines, used).Id).ToDictionary(group => group.Key, group => group.Sum(tax => tax.Total + tax.ShippingTotal));
        var told = used.Select(rate => new RateAmount(
            rate.Id,
            rate.Percent,
            lines.Where(line => line.Rates.Contains(rate)).Sum(line => line.Part.Signed),
            sale.Round(charged.GetValueOrDefault(rate.Id)))).ToArray();
        return Settled(told);
    }

    // Shops round each rate and the sum on their own: the sum is what was paid, so the largest rate takes the cent.
    private RateAmount[] Settled(RateAmount[] told)
    {
        var rest = sale.Round(sale.TotalTax) - told.Sum(rate => rate.Amount);
        if (rest == 0 || Math.Abs(rest) > sale.Tolerance) return told;
        var largest = Array.IndexOf(told, told.MaxBy(rate => rate.Amount));
        told[largest] = told[largest] with { Amount = told[largest].Amount + rest };
        return told;
    }

    /// <summary>The books' rate for one of the shop's: of the code of a line taxed with it, the nearest in percent, then in name.</summary>
    private static TaxRate RateOf(OrderTax tax, (Part Part, IReadOnlyList<TaxRate> Rates)[] lines, TaxRate[] used)
    {
        var line = lines.FirstOrDefault(line => line.Rates.Count > 0 && line.Part.Rates.All.Any(rate => rate.RateId == tax.RateId));
        return (line.Rates ?? used)
            .OrderBy(rate => Math.Abs(rate.Percent - tax.RatePercent))
            .ThenByDescending(rate => rate.Name.Contains(tax.Label, StringComparison.OrdinalIgnoreCase))
            .First();
    }

    // Discounts over lines taxed differently have a mix of rates no code may have: the largest line's will do.
    private TaxCode Code(Part part)
    {
        if (_codes.TryGetValue(part.Rates.Key, out var known)) return known;
        var code = part.TakesOff ? codes.Find(part.Rates) ?? Code(sale.Parts.Where(sold => !sold.TakesOff).MaxBy(sold => sold.Amount)!) : codes.Required(part.Rates);
        return _codes[part.Rates.Key] = code;
    }
}
