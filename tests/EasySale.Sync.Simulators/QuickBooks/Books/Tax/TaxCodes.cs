using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Tax;

/// <summary>One rate of a tax code and what it applies to: TaxOnAmount, TaxOnAmountPlusTax or TaxOnTax.</summary>
internal sealed record CodeRate(string Id, decimal Percent, string AppliesTo, bool Fixed);

internal static class TaxCodes
{
    public static IReadOnlyList<CodeRate> RatesOf(Ledger ledger, string? codeId) =>
    [
        .. (ledger.Find("TaxCode", codeId)?.Part("SalesTaxRateList")?.Rows("TaxRateDetail") ?? [])
            .OrderBy(detail => detail.Number("TaxOrder") ?? 0m)
            .Select(detail => (Detail: detail, Rate: ledger.Find("TaxRate", detail.Ref("TaxRateRef"))))
            .Where(pair => pair.Rate is not null)
            .Select(pair => new CodeRate(
                pair.Rate!.Id(), pair.Rate!.Number("RateValue") ?? 0m, pair.Detail.Text("TaxTypeApplicable") ?? "TaxOnAmount",
                pair.Rate!.Text("DisplayType") == "ReadOnly")),
    ];

    /// <summary>Tax of each rate on one amount, unrounded; a rate may stand on those before it.</summary>
    public static IReadOnlyList<decimal> Taxes(IReadOnlyList<CodeRate> rates, decimal amount)
    {
        var taxes = new List<decimal>();
        foreach (var rate in rates)
        {
            var basis = rate.AppliesTo switch { "TaxOnTax" => taxes.Sum(), "TaxOnAmountPlusTax" => amount + taxes.Sum(), _ => amount };
            taxes.Add(basis * rate.Percent / 100m);
        }

        return taxes;
    }
}
