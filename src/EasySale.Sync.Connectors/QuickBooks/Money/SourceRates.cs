using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>The shop's tax rates that apply to a line; two lines with the same <see cref="Key"/> are taxed alike.</summary>
/// <param name="Key">The rates' ids in order, joined by plus signs; empty for an untaxed line.</param>
/// <param name="All">The rates as the order tells them.</param>
internal sealed record SourceRates(string Key, IReadOnlyList<OrderTax> All)
{
    public static readonly SourceRates None = new("", []);

    /// <summary>Something is charged, unlike on untaxed and zero-rated lines.</summary>
    public bool Taxed => All.Any(rate => rate.RatePercent != 0);

    /// <summary>One rate for each kind of tax: shops keep several of the same name and percentage, and add zero rates to taxed lines.</summary>
    public IReadOnlyList<OrderTax> Distinct =>
        [.. All.Where(rate => rate.RatePercent != 0 || !Taxed).DistinctBy(rate => (rate.RatePercent, rate.Label.ToUpperInvariant()))];

    public static SourceRates Of(IEnumerable<OrderTax> rates)
    {
        var sorted = rates.DistinctBy(rate => rate.RateId).OrderBy(rate => rate.RateId, StringComparer.Ordinal).ToArray();
        return new SourceRates(string.Join('+', sorted.Select(rate => rate.RateId)), sorted);
    }

    /// <param name="line">A line of an order or refund.</param>
    /// <param name="known">The order's rates.</param>
    /// <param name="decimals">Digits after the point in the order's currency.</param>
    public static SourceRates Of(OrderLine line, IReadOnlyList<OrderTax> known, int decimals)
    {
        var told = line.Taxes.Select(tax => (Tax: tax, Rate: known.FirstOrDefault(rate => rate.RateId == tax.RateId) ?? Unknown(tax.RateId, tax.Total, line)));
        var applied = told.Where(pair => Applies(pair.Tax, pair.Rate, line, decimals)).Select(pair => pair.Rate).ToArray();
        return Of(applied.Length == 0 && line.TotalTax != 0 ? Presumed(line, known) : applied);
    }

    // Sources list a rate with no amount both where it rounds to nothing and where it does not apply.
    private static bool Applies(LineTax tax, OrderTax rate, OrderLine line, int decimals) =>
        tax.Total != 0 || Currencies.Round(line.Total * rate.RatePercent / 100, decimals) == 0;

    private static IEnumerable<OrderTax> Presumed(OrderLine line, IReadOnlyList<OrderTax> known)
    {
        var charged = known.Where(rate => rate.RatePercent != 0).ToArray();
        return charged.Length > 0 ? charged : [Unknown("", line.TotalTax, line)];
    }

    private static OrderTax Unknown(string rateId, decimal tax, OrderLine line) => new()
    {
        Id = rateId,
        RateId = rateId,
        Label = "",
        RatePercent = line.Total == 0 ? 0 : Math.Round(tax / line.Total * 100, 2),
    };
}
