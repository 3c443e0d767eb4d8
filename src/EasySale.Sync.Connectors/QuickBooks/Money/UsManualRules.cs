using EasySale.Sync.Connectors.QuickBooks.Company;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>US, manual sales tax: one tax code for the form, each of its rates computed once on all that is taxable.</summary>
internal sealed class UsManualRules(Sale sale, CompanyProfile company, TaxCodeMatch codes) : UsRules(sale)
{
    public override FormTax Tax(IReadOnlyList<Part> parts)
    {
        var taxed = parts.Where(IsTaxed).ToArray();
        var form = new FormTax { AfterDiscount = AfterDiscount(parts) };
        if (taxed.All(part => part.TakesOff)) return form;
        var code = codes.Required(taxed.Where(part => !part.TakesOff).MaxBy(part => part.Amount)!.Rates);
        var net = Math.Max(0, taxed.Sum(part => part.Signed));
        return form with { TaxCode = code.Id, Computed = company.RatesOf(code).Sum(rate => Sale.Round(net * rate.Percent / 100)) };
    }
}
