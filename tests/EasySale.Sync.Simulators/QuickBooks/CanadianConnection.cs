using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>
/// What a connection of EasySale.Sync to the seeded Canadian company says (seed <c>ca</c>): its items, accounts and payment
/// methods, and tax code 2NN for the recorded shop's rate NN.
/// </summary>
public static class CanadianConnection
{
    public const string Seed = "ca";
    private const int ShopRates = 38;

    /// <summary>The settings, no secrets among them.</summary>
    public static JsonObject Settings(QuickBooksSimulator books, string realmId) => new()
    {
        ["realmId"] = realmId,
        ["clientId"] = books.ClientId,
        ["apiUrl"] = books.BaseUrl.ToString().TrimEnd('/'),
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
        ["taxCodes"] = new JsonObject(Enumerable.Range(1, ShopRates).Select(rate => KeyValuePair.Create<string, JsonNode?>($"{rate}", $"{200 + rate}"))),
        ["paymentMethods"] = new JsonObject
        {
            ["stripe"] = Gateway("8", "92"),
            ["ppcp-gateway"] = Gateway("9", "93"),
            ["bacs"] = Gateway("10", "97"),
            ["cheque"] = Gateway("11", "98"),
            ["cod"] = Gateway("12", "99"),
        },
    };

    /// <summary>The secrets, with a token pair of their own.</summary>
    public static JsonObject Secrets(QuickBooksSimulator books, string realmId) => new()
    {
        ["clientSecret"] = books.ClientSecret,
        ["refreshToken"] = books.Connect(realmId).RefreshToken,
    };

    private static JsonObject Gateway(string method, string account) => new() { ["method"] = method, ["depositAccount"] = account };
}
