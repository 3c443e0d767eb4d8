using EasySale.Sync.Connectors.QuickBooks.Company;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>How a company's tax model codes lines and computes tax.</summary>
internal abstract class TaxRules
{
    /// <summary>The tax code of a line; null where lines have none.</summary>
    public abstract string? CodeOf(Part part);

    /// <summary>What a form with these parts says of its tax.</summary>
    /// <param name="parts">The sale's parts, with roundings if there are any.</param>
    public abstract FormTax Tax(IReadOnlyList<Part> parts);

    /// <exception cref="Engine.Failures.SyncException">The shop charged tax and the books know none.</exception>
    public static TaxRules For(Sale sale, CompanyProfile company, QuickBooksSettings settings) => company.TaxModel switch
    {
        TaxModel.None => sale.TotalTax == 0 ? new UntaxedRules() : throw MoneyFailures.NoTax(sale),
        TaxModel.UsManual => new UsManualRules(sale, company, new TaxCodeMatch(company, settings)),
        TaxModel.UsAutomated => new UsAutomatedRules(sale),
        _ => new PerLineRules(sale, company, new TaxCodeMatch(company, settings)),
    };

    private sealed class UntaxedRules : TaxRules
    {
        public override string? CodeOf(Part part) => null;

        public override FormTax Tax(IReadOnlyList<Part> parts) => FormTax.None;
    }
}
