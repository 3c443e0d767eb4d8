using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public class SalesFieldsTests
{
    [Fact]
    public void Only_fields_that_are_switched_on_are_known_by_their_names()
    {
        var preferences = JsonSerializer.SerializeToElement(CompanySeed.Named("uk").Records["Preferences"][0]);

        var company = CompanyReader.Map(JsonElement.Parse("{}"), preferences, default);

        Assert.Equal([new("1", "Woo order")], company.SalesFields);
    }

    [Fact]
    public void A_company_without_custom_fields_has_none() =>
        Assert.Empty(CompanyReader.Map(JsonElement.Parse("{}"), JsonElement.Parse("""{"SalesFormsPrefs":{"AllowDiscount":true}}"""), default).SalesFields);
}
