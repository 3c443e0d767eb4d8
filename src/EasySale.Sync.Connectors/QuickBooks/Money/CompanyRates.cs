using EasySale.Sync.Connectors.QuickBooks.Company;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

internal static class CompanyRates
{
    private const string ReadOnly = "ReadOnly";

    /// <summary>The rates a code applies to sales.</summary>
    public static IReadOnlyList<TaxRate> RatesOf(this CompanyProfile company, TaxCode code) =>
        [.. code.SalesRateIds.Select(id => company.TaxRates.FirstOrDefault(rate => rate.Id == id)).OfType<TaxRate>()];

    /// <summary>The books take an amount for the rate instead of computing it.</summary>
    public static bool TakesAmounts(this TaxRate rate) => !string.Equals(rate.DisplayType, ReadOnly, StringComparison.OrdinalIgnoreCase);
}
