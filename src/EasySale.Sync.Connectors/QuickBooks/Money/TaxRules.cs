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
        TaxModel.UsManual => new UsManualRules(sale, company, new TaxCodeMatch(company, settings), settings.ShippingItem is not null),
        TaxModel.UsAutomated => new UsAutomatedRules(sale),
        _ => new PerLineRules(sale, company, new TaxCodeMatch(company, settings)),
    };

    /// <summary>The tax code of a line without tax; null where such a line needs none, or the company has none for it.</summary>
    public static string? Untaxed(CompanyProfile company, QuickBooksSettings settings, bool takesOff) => company.TaxModel switch
    {
        TaxModel.None => null,
        TaxModel.PerLine => new TaxCodeMatch(company, settings).Find(SourceRates.None)?.Id,
        _ => takesOff ? null : UsRules.NotTaxable,
    };

    private sealed class UntaxedRules : TaxRules
    {
        public override string? CodeOf(Part part) => null;

        public override FormTax Tax(IReadOnlyList<Part> parts) => FormTax.None;
    }
}
