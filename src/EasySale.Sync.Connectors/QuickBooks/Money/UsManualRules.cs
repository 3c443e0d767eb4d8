using EasySale.Sync.Connectors.QuickBooks.Company;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>US, manual sales tax: one tax code for the form, each of its rates computed once on all that is taxable.</summary>
/// <param name="shippingIsItem">Shipping is a line like others, and not the shipping of the form, which no discount touches.</param>
internal sealed class UsManualRules(Sale sale, CompanyProfile company, TaxCodeMatch codes, bool shippingIsItem) : UsRules(sale)
{
    public override FormTax Tax(IReadOnlyList<Part> parts)
    {
        var form = new FormTax { AfterDiscount = AfterDiscount(parts) };
        Part[] taxed = [.. parts.Where(part => !part.TakesOff && IsTaxed(part))];
        if (taxed.Length == 0) return form;
        var code = codes.Required(taxed.MaxBy(part => part.Amount)!.Rates);
        var net = taxed.Sum(part => part.Amount) - (form.AfterDiscount == true ? Share(parts, taxed) : 0);
        return form with { TaxCode = code.Id, Computed = company.RatesOf(code).Sum(rate => Sale.Round(net * rate.Percent / 100)) };
    }

    // The discount lowers the taxable lines by their share of the subtotal.
    private decimal Share(IReadOnlyList<Part> parts, Part[] taxed)
    {
        var subtotal = parts.Where(part => !part.TakesOff && InSubtotal(part)).Sum(part => part.Amount);
        var discount = parts.Where(part => part.TakesOff).Sum(part => part.Amount);
        return subtotal == 0 ? 0 : Sale.Round(discount * taxed.Where(InSubtotal).Sum(part => part.Amount) / subtotal);
    }

    private bool InSubtotal(Part part) => shippingIsItem || part.Kind != PartKind.Shipping;
}
