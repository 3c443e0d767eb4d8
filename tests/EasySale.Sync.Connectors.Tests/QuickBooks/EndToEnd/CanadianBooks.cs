using System.Text.Json;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>Settings of a connection to the Canadian company, whose tax code 2NN is the recorded shop's rate NN.</summary>
internal static class CanadianBooks
{
    private const int ShopRates = 38;

    public static Dictionary<string, string> Settings(QuickBooksSimulator books) => new()
    {
        ["realmId"] = books.Companies[0].RealmId,
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
        ["paymentMethods"] = """{"stripe":{"method":"8","depositAccount":"92"},"ppcp-gateway":{"method":"9","depositAccount":"93"}}""",
    };
}
