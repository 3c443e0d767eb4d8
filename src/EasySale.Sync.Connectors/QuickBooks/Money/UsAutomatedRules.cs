namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>US, automated sales tax: the books keep the tax they are told and spread it over their own rates.</summary>
internal sealed class UsAutomatedRules(Sale sale) : UsRules(sale)
{
    public override FormTax Tax(IReadOnlyList<Part> parts)
    {
        var tax = Sale.Round(Sale.TotalTax);
        return new FormTax { TotalTax = tax, Computed = tax, AfterDiscount = AfterDiscount(parts) };
    }
}
