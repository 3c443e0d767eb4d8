using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>Companies of each tax model, as a profile tells them.</summary>
internal static class Companies
{
    public static readonly QuickBooksSettings Settings = new()
    {
        ApiUrl = "https://books.example.com",
        OAuthUrl = "https://books.example.com/oauth",
        RealmId = "9341452000000001",
        ClientId = "client",
        ClientSecret = new Secret("secret"),
        RefreshToken = new Secret("token"),
        ShippingItem = "91",
        FeeItem = "92",
        RefundItem = "93",
        RoundingItem = "94",
        FallbackItem = "95",
    };

    /// <summary>As in the seed: California 8 %, and Tucson 5.6 % + 2.6 %.</summary>
    public static readonly CompanyProfile UsManual = new()
    {
        Country = "US",
        Name = "Sample",
        HomeCurrency = "USD",
        TimeZone = "America/Los_Angeles",
        TaxModel = TaxModel.UsManual,
        AllowDiscount = true,
        AllowShipping = true,
        DiscountAccount = "86",
        TaxCodes = [new("TAX", "TAX", true, []), new("NON", "NON", true, []), new("2", "California", true, ["3"]), new("3", "Tucson", true, ["1", "2"])],
        TaxRates = [new("1", "AZ State tax", 5.6m, "ReadOnly"), new("2", "Tucson City", 2.6m, "ReadOnly"), new("3", "California", 8, "ReadOnly")],
    };

    public static readonly CompanyProfile UsAutomated = UsManual with { TaxModel = TaxModel.UsAutomated };

    public static readonly CompanyProfile NoTax = UsManual with { TaxModel = TaxModel.None, TaxCodes = [], TaxRates = [] };

    /// <summary>As in the seed: rates that take no amounts.</summary>
    public static readonly CompanyProfile Kingdom = UsManual with
    {
        Country = "GB",
        HomeCurrency = "GBP",
        TimeZone = "Europe/London",
        TaxModel = TaxModel.PerLine,
        TaxCodes = [new("2", "20.0% S", true, ["3"]), new("4", "5.0% R", true, ["5"]), new("6", "0.0% Z", true, ["7"]), new("8", "No VAT", true, [])],
        TaxRates = [new("3", "20.0% S (Sales)", 20, "ReadOnly"), new("5", "5.0% R (Sales)", 5, "ReadOnly"), new("7", "0.0% Z (Sales)", 0, "ReadOnly")],
    };

    /// <summary>The codes of a Canadian company that also collects in two American states.</summary>
    public static readonly CompanyProfile Canada = UsManual with
    {
        Country = "CA",
        HomeCurrency = "CAD",
        MultiCurrency = true,
        TimeZone = "America/Toronto",
        TaxModel = TaxModel.PerLine,
        TaxCodes =
        [
            new("1", "Exempt", true, []), new("2", "Zero-rated", true, ["20"]), new("3", "GST", true, ["21"]),
            new("4", "HST ON", true, ["22"]), new("5", "HST NS", true, ["23"]), new("6", "HST 15", true, ["24"]),
            new("7", "GST/PST BC", true, ["21", "25"]), new("8", "GST/RST MB", true, ["21", "26"]), new("9", "GST/PST SK", true, ["21", "27"]),
            new("10", "GST/QST QC", true, ["21", "28"]), new("11", "GST/QST QC before 2013", true, ["21", "29"]),
            new("12", "Seattle", true, ["30", "31"]), new("13", "California", true, ["32"]), new("14", "HST ON old", false, ["22"]),
        ],
        TaxRates =
        [
            new("20", "Zero rated", 0, null), new("21", "GST", 5, null), new("22", "HST ON", 13, null), new("23", "HST NS", 14, null),
            new("24", "HST", 15, null), new("25", "PST BC", 7, null), new("26", "RST MB", 7, null), new("27", "PST SK", 6, null),
            new("28", "QST", 9.975m, null), new("29", "QST (compound)", 9.5m, null), new("30", "WA State", 6.5m, null),
            new("31", "Seattle local", 3.85m, null), new("32", "CA Sales Tax", 7.25m, null),
        ],
    };
}
