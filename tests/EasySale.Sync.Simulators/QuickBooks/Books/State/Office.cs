using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books.State;

/// <summary>What every rule needs to know: the records, the switches, and how the company is set up.</summary>
internal sealed class Office(Ledger ledger, CompanySwitches switches)
{
    private static readonly Dictionary<string, string> CurrencyNames = new(StringComparer.Ordinal)
    {
        ["USD"] = "United States Dollar",
        ["GBP"] = "British Pound Sterling",
        ["CAD"] = "Canadian Dollar",
        ["EUR"] = "Euro",
        ["AUD"] = "Australian Dollar",
    };

    public Ledger Ledger => ledger;

    public CompanySwitches Switches => switches;

    public string Country => ledger.CompanyInfo.Text("Country") ?? "US";

    public bool IsUs => Country == "US";

    public bool UsesTax => Preference("TaxPrefs").Flag("UsingSalesTax") ?? false;

    public bool MultiCurrency => Preference("CurrencyPrefs").Flag("MultiCurrencyEnabled") ?? false;

    public string HomeCurrency => Preference("CurrencyPrefs").Ref("HomeCurrency") ?? "USD";

    public DateOnly? ClosedUntil =>
        new[] { switches.BooksClosedUntil, Preference("AccountingInfoPrefs").Date("BookCloseDate") }.Max();

    public JsonObject Preference(string block) => ledger.Preferences.Part(block) ?? [];

    /// <summary>The first account of a subtype, such as UndepositedFunds.</summary>
    public JsonObject? Account(string subtype) => ledger.All("Account").FirstOrDefault(account => account.Text("AccountSubType") == subtype);

    public static JsonObject Currency(string code) => new() { ["value"] = code, ["name"] = CurrencyNames.GetValueOrDefault(code, code) };
}
