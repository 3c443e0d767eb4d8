using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>Posts forms to simulated companies that have the codes and rates of a profile.</summary>
internal sealed class SimulatedBooks(CompanyProfile profile)
{
    private static readonly string[] Items = ["21", "91", "92", "93", "94", "95"];
    private static readonly string[] Currencies = ["CAD", "EUR", "JPY", "USD"];

    private readonly Company _company = new(Seed(profile), new CompanySwitches(), TimeProvider.System);

    /// <summary>The total in the books after the form was posted.</summary>
    /// <param name="entity">Such as <c>salesreceipt</c>.</param>
    public decimal Post(SalesForm form, string entity)
    {
        var body = JsonNode.Parse(BookTotal.Json(form).GetRawText())!.AsObject();
        body["CustomerRef"] = Reference(form.Currency ?? profile.HomeCurrency);
        if (entity == "refundreceipt") body["DepositToAccountRef"] = Reference("92");
        var call = new BookCall("POST", [entity], new Dictionary<string, string>(), JsonSerializer.SerializeToUtf8Bytes(body), "application/json");
        var answer = _company.Handle(call);
        Assert.True(answer.Status == 200, $"{answer.Body.ToJsonString()} for {body.ToJsonString()}");
        var document = answer.Body.Select(pair => pair.Value).OfType<JsonObject>().First();
        return document["TotalAmt"]!.GetValue<decimal>();
    }

    private static CompanySeed Seed(CompanyProfile profile)
    {
        using var stream = typeof(CompanySeed).Assembly.GetManifestResourceStream("QuickBooks/Seeds/us.json")!;
        var seed = JsonNode.Parse(stream)!.AsObject();
        seed["CompanyInfo"]![0]!["Country"] = profile.Country;
        var preferences = seed["Preferences"]![0]!;
        preferences["TaxPrefs"] = new JsonObject { ["UsingSalesTax"] = profile.TaxModel != TaxModel.None, ["TaxGroupCodeRef"] = Reference("2") };
        if (profile.TaxModel == TaxModel.UsAutomated) preferences["TaxPrefs"]!["PartnerTaxEnabled"] = true;
        preferences["CurrencyPrefs"] = new JsonObject { ["MultiCurrencyEnabled"] = profile.MultiCurrency, ["HomeCurrency"] = Reference(profile.HomeCurrency) };
        seed["TaxRate"] = List(profile.TaxRates.Select(rate => Record(rate.Id, rate.Name, ("RateValue", rate.Percent), ("DisplayType", rate.DisplayType))));
        seed["TaxCode"] = List(profile.TaxCodes.Select(code => Record(code.Id, code.Name, ("Taxable", code.SalesRateIds.Count > 0), ("SalesTaxRateList", Rates(code)))));
        seed["Item"] = List(Items.Select(id => Record(id, $"Item {id}", ("Type", "NonInventory"))));
        seed["Customer"] = List(Currencies.Append(profile.HomeCurrency).Distinct().Select(code => Record(code, code, ("DisplayName", code), ("CurrencyRef", Reference(code)))));
        seed["CompanyCurrency"] = List(Currencies.Select(code => Record(code, code, ("Code", code))));
        return CompanySeed.Parse(seed);
    }

    private static JsonObject Rates(TaxCode code) => new()
    {
        ["TaxRateDetail"] = List(code.SalesRateIds.Select((id, order) => new JsonObject
        {
            ["TaxRateRef"] = Reference(id),
            ["TaxTypeApplicable"] = "TaxOnAmount",
            ["TaxOrder"] = order,
        })),
    };

    private static JsonObject Record(string id, string name, params (string Name, JsonNode? Value)[] fields)
    {
        var record = new JsonObject { ["Id"] = id, ["SyncToken"] = "0", ["Name"] = name, ["Active"] = true };
        foreach (var (field, value) in fields) record[field] = value;
        return record;
    }

    private static JsonArray List(IEnumerable<JsonObject> records) => new([.. records]);

    private static JsonObject Reference(string value) => new() { ["value"] = value };
}
