using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>The Canadian company can take whatever the recorded shop sold.</summary>
public sealed class CanadianSeedTests
{
    private static readonly CompanySeed Canada = CompanySeed.Named("ca");

    [Fact]
    public async Task Every_tax_rate_of_the_shop_is_a_rate_and_a_code_of_its_own()
    {
        foreach (var tax in await ShopAsync("/taxes?per_page=100"))
        {
            var id = 100 + (int)tax["id"]!;
            var rate = Record("TaxRate", $"{id}");
            Assert.Equal(decimal.Parse((string)tax["rate"]!, CultureInfo.InvariantCulture), (decimal)rate["RateValue"]!);
            Assert.Contains(Canada.Records["TaxCode"], code => Rates(code).SequenceEqual([$"{id}"]));
        }
    }

    [Fact]
    public async Task Every_combination_of_rates_on_a_line_is_a_code()
    {
        var known = Canada.Records["TaxCode"].Select(code => string.Join(',', Rates(code).Order())).ToHashSet();

        var used = (await OrdersAsync()).Concat(await ShopAsync("/refunds?per_page=100")).SelectMany(Combinations).ToHashSet();

        Assert.Contains("108,115", used);
        Assert.Subset(known, used);
    }

    [Fact]
    public void It_has_what_settings_ask_for()
    {
        var preferences = Canada.Records["Preferences"][0];
        Assert.True((bool)preferences["CurrencyPrefs"]!["MultiCurrencyEnabled"]!);
        Assert.Equal("CAD", (string)preferences["CurrencyPrefs"]!["HomeCurrency"]!["value"]!);
        Assert.True((bool)preferences["SalesFormsPrefs"]!["CustomTxnNumbers"]!);
        Assert.Equal(3, preferences["SalesFormsPrefs"]!["CustomField"]![0]!["CustomField"]!.AsArray().Count(f => (bool)f!["BooleanValue"]!));
        Assert.Equal(["CAD", "EUR", "USD"], Canada.Records["Account"]
            .Where(a => (string)a["AccountType"]! == "Accounts Receivable").Select(a => (string)a["CurrencyRef"]!["value"]!).Order());
        Assert.Equal(["Due on receipt", "Net 15", "Net 30"], Canada.Records["Term"].Select(t => (string)t["Name"]!));
    }

    [Fact]
    public void Every_reference_points_at_a_record_of_its_name()
    {
        foreach (var (reference, entity) in References())
            Assert.Equal((string?)reference["name"], (string?)Record(entity, (string)reference["value"]!)["Name"]);
    }

    private static IEnumerable<(JsonObject Reference, string Entity)> References() =>
        Canada.Records["Item"].Select(i => (i["IncomeAccountRef"]!.AsObject(), "Account"))
            .Concat(Canada.Records["TaxCode"].SelectMany(Details).Select(d => (d["TaxRateRef"]!.AsObject(), "TaxRate")));

    private static JsonObject Record(string entity, string id) => Canada.Records[entity].Single(r => (string)r["Id"]! == id);

    private static IEnumerable<string> Rates(JsonObject code) => Details(code).Select(d => (string)d["TaxRateRef"]!["value"]!);

    private static IEnumerable<JsonNode> Details(JsonObject code) => code["SalesTaxRateList"]!["TaxRateDetail"]!.AsArray().Select(d => d!);

    private static IEnumerable<string> Combinations(JsonNode document) =>
        new[] { "line_items", "shipping_lines", "fee_lines" }.SelectMany(list => document[list]?.AsArray() ?? [])
            .Select(line => string.Join(',', line!["taxes"]!.AsArray().Select(t => $"{100 + (int)t!["id"]!}").Distinct().Order()))
            .Where(combination => combination.Length > 0);

    private static async Task<IEnumerable<JsonNode>> OrdersAsync()
    {
        var orders = new List<JsonNode>();
        for (var page = 1; page <= 3; page++) orders.AddRange(await ShopAsync($"/orders?per_page=100&page={page}"));
        return orders;
    }

    private static async Task<IReadOnlyList<JsonNode>> ShopAsync(string path)
    {
        await using var shop = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var client = new WooCommerce.Simulator.StoreClient(shop);
        return [.. (await client.GetAsync(path)).AsArray().Select(n => n!)];
    }
}
