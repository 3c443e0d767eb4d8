using System.Globalization;
using System.Text.RegularExpressions;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Finds the tax code of the books that has exactly the shop's rates: first by the settings, then by percentages and names.</summary>
internal sealed partial class TaxCodeMatch(CompanyProfile company, QuickBooksSettings settings)
{
    private readonly TaxCode[] _codes = [.. company.TaxCodes.Where(code => code.Active && code.Id is not ("TAX" or "NON"))];

    /// <exception cref="Engine.Failures.SyncException">None fits, or several do.</exception>
    public TaxCode Required(SourceRates rates) => Find(rates) ?? throw MoneyFailures.NoTaxCode(Described(rates), Advice(rates));

    public TaxCode? Find(SourceRates rates) => rates.All.Count == 0 ? Exempt() : Chosen(rates) ?? Only(Alike(rates)) ?? ById(settings.DefaultTaxCode);

    private TaxCode? Exempt() =>
        ById(settings.ExemptTaxCode) ?? Only([.. _codes.Where(code => code.SalesRateIds.Count == 0)])
        ?? Only([.. Free().Where(code => code.Name.Contains("exempt", StringComparison.OrdinalIgnoreCase))]) ?? Only([.. Free()]);

    private IEnumerable<TaxCode> Free() => _codes.Where(code => company.RatesOf(code).All(rate => rate.Percent == 0));

    private TaxCode? Chosen(SourceRates rates)
    {
        if (settings.TaxCodes.TryGetValue(rates.Key, out var whole)) return ById(whole);
        var chosen = rates.Distinct.Select(rate => ById(settings.TaxCodes.GetValueOrDefault(rate.RateId))).ToArray();
        if (chosen.Any(code => code is null)) return null;
        if (chosen.DistinctBy(code => code!.Id).Count() == 1) return chosen[0];
        var ids = chosen.SelectMany(code => code!.SalesRateIds).ToHashSet();
        return Only([.. _codes.Where(code => ids.SetEquals(code.SalesRateIds))]);
    }

    private TaxCode[] Alike(SourceRates rates)
    {
        var percents = rates.Distinct.Select(rate => rate.RatePercent).Order().ToArray();
        TaxCode[] fit = [.. _codes.Where(code => company.RatesOf(code).Select(rate => rate.Percent).Order().SequenceEqual(percents))];
        fit = Narrowed(fit, code => rates.Distinct.All(rate => Words(Texts(code)).IsSupersetOf(Words(rate.Label))));
        return Narrowed(fit, code => rates.Distinct.All(rate => Words(Texts(code)).Contains(Region(rate))));
    }

    private static TaxCode[] Narrowed(TaxCode[] codes, Func<TaxCode, bool> fits) =>
        codes.Length < 2 || codes.Where(fits).ToArray() is not { Length: > 0 } better ? codes : better;

    private string Texts(TaxCode code) => string.Join(' ', company.RatesOf(code).Select(rate => rate.Name).Prepend(code.Name));

    // Rate codes read COUNTRY-REGION-NAME-PRIORITY, such as CA-BC-PST-2.
    private static string Region(OrderTax rate) => rate.RateCode?.Split('-') is [_, var region, _, ..] ? region.ToUpperInvariant() : "";

    private static HashSet<string> Words(string text) => [.. NoLetters().Split(text.ToUpperInvariant()).Where(word => word.Length > 0)];

    private TaxCode? ById(string? id) => id is null ? null : _codes.FirstOrDefault(code => code.Id == id);

    private static TaxCode? Only(IReadOnlyList<TaxCode> codes) => codes is [var code] ? code : null;

    private string Advice(SourceRates rates) => rates.All.Count == 0
        ? "Enter a tax code in exemptTaxCode."
        : $"{Candidates(Alike(rates))} Map the shop's rate {rates.Key} in taxCodes, or enter a defaultTaxCode.";

    private static string Candidates(TaxCode[] codes) => codes.Length == 0
        ? "No tax code has just these rates."
        : $"These would fit: {string.Join(", ", codes.Select(code => $"{code.Name} (id {code.Id})"))}.";

    private static string Described(SourceRates rates) => rates.All.Count == 0
        ? "untaxed lines"
        : string.Join(" and ", rates.Distinct.Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Label} {rate.RatePercent:0.####} %")));

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoLetters();
}
