namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>US: a line is taxable or it is not.</summary>
internal abstract class UsRules(Sale sale) : TaxRules
{
    private const string Taxable = "TAX";
    public const string NotTaxable = "NON";

    // A shop that charges tax without saying on what charged it on what it sold.
    private readonly bool _silent = sale.TotalTax != 0 && !sale.Parts.Any(part => part.Rates.Taxed);

    protected Sale Sale => sale;

    public override string? CodeOf(Part part) => part.TakesOff ? null : IsTaxed(part) ? Taxable : NotTaxable;

    protected bool IsTaxed(Part part) => part.Rates.Taxed || (_silent && part.Kind == PartKind.Product);

    /// <summary>Whether the discount lowers the taxed amount: coupons do, roundings and untaxed fees do not.</summary>
    protected bool? AfterDiscount(IReadOnlyList<Part> parts) => parts.FirstOrDefault(part => part.TakesOff) is { } discount ? IsTaxed(discount) : null;
}
