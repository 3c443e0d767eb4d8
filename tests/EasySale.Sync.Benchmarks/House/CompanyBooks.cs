using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Canadian companies that know the recorded shop's rates and currencies, and how a connection to one is set.</summary>
internal static class CompanyBooks
{
    private const int ShopRates = 38;

    /// <summary>So many companies, alike but for their realm.</summary>
    public static IReadOnlyList<CompanySeed> Seeds(int count) => [.. Enumerable.Range(1, count).Select(Seed)];

    public static Dictionary<string, string> Settings(QuickBooksSimulator books, int company, params IEnumerable<(string Name, string Value)> more)
    {
        var settings = new Dictionary<string, string>
        {
            ["realmId"] = books.Companies[company].RealmId,
            ["clientId"] = books.ClientId,
            ["apiUrl"] = books.BaseUrl.ToString(),
            ["oauthUrl"] = new Uri(books.BaseUrl, "oauth2/v1/tokens/bearer").ToString(),
            ["allowHttp"] = "true",
            ["shippingItem"] = "21",
            ["feeItem"] = "22",
            ["refundItem"] = "23",
            ["fallbackItem"] = "24",
            ["roundingItem"] = "25",
            ["guestCustomer"] = "58",
            ["incomeAccount"] = "79",
            ["expenseAccount"] = "80",
            ["depositAccount"] = "35",
            ["roundingAccount"] = "101",
            ["exemptTaxCode"] = "402",
            ["taxCodes"] = JsonSerializer.Serialize(Enumerable.Range(1, ShopRates).ToDictionary(rate => $"{rate}", rate => $"{200 + rate}")),
        };
        foreach (var (name, value) in more) settings[name] = value;
        return settings;
    }

    private static CompanySeed Seed(int number)
    {
        var seed = CompanySeed.Named("ca");
        var document = new JsonObject { ["realmId"] = (long.Parse(seed.RealmId, CultureInfo.InvariantCulture) + number).ToString(CultureInfo.InvariantCulture) };
        foreach (var (entity, rows) in seed.Records) document[entity] = new JsonArray([.. rows.Select(row => row.DeepClone())]);
        document["CompanyCurrency"] = new JsonArray([.. new[] { "USD", "EUR" }.Select((code, index) => new JsonObject { ["Id"] = $"{index + 1}", ["Code"] = code, ["Active"] = true })]);
        return CompanySeed.Parse(document);
    }
}
