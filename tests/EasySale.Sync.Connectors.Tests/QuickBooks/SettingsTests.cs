using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class SettingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("shippingItem", "999", "There is no item with the id 999")]
    [InlineData("guestCustomer", "999", "There is no customer with the id 999")]
    [InlineData("depositAccount", "999", "There is no account with the id 999")]
    [InlineData("depositAccount", "79", "is of the type Income")]
    [InlineData("incomeAccount", "35", "is of the type Bank")]
    [InlineData("defaultTaxCode", "77", "There is no tax code with the id 77")]
    [InlineData("taxCodes", """{"1":"77"}""", "There is no tax code with the id 77")]
    [InlineData("paymentMethods", """{"stripe":{"method":"999"}}""", "stripe: there is no active payment method with the id 999")]
    [InlineData("paymentMethods", """{"stripe":{"depositAccount":"79"}}""", "is of the type Income")]
    public async Task What_a_setting_names_must_be_in_the_company_and_fit(string field, string value, string problem)
    {
        await using var company = await ConnectedCompany.Start();

        var problems = await company.Open((field, value)).CheckSettings(Cancellation);

        Assert.Contains(problem, Assert.Single(problems, found => found.Key == field).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_inactive_is_named()
    {
        await using var company = await ConnectedCompany.Start();
        company.Books.Edit("Item", "23", row => row["Active"] = false);

        var problem = Assert.Single(await company.Open(("feeItem", "23")).CheckSettings(Cancellation));

        Assert.Contains("is inactive", problem.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_fit_pass_and_the_probe_says_so()
    {
        await using var company = await ConnectedCompany.Start();
        var system = company.Open(("feeItem", "23"), ("depositAccount", "35"), ("incomeAccount", "79"), ("defaultTaxCode", "TAX"), ("guestCustomer", "58"),
            ("paymentMethods", """{"stripe":{"method":"1","depositAccount":"35"}}"""));

        Assert.Empty(await system.CheckSettings(Cancellation));
        Assert.True((await system.Probe(Cancellation)).Ok);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    public async Task The_address_of_the_api_may_end_with_a_slash(string end)
    {
        await using var company = await ConnectedCompany.Start();

        Assert.True((await company.Open(("apiUrl", company.Simulator.BaseUrl.AbsoluteUri.TrimEnd('/') + end)).Probe(Cancellation)).Ok);
    }

    [Fact]
    public void The_address_of_tokens_may_end_with_a_slash() =>
        Assert.Equal("https://auth.example/tokens", new AppKeys("app", new Secret("s"), "https://auth.example/tokens/").TokenUrl.AbsoluteUri);

    [Theory]
    [InlineData("taxCodes", """{"1":5}""", "must be a text")]
    [InlineData("paymentMethods", """{"stripe":{"account":"35"}}""", "unknown part \"account\"")]
    [InlineData("paymentMethods", """{"stripe":"35"}""", "must be an object")]
    [InlineData("customFields", """{"4":"number"}""", "is no custom field")]
    [InlineData("customFields", """{"1":"colour"}""", "Allowed: number")]
    [InlineData("guests", "single", "Is missing")]
    [InlineData("apiUrl", "http://books.example", "Use https")]
    public void A_wrong_map_is_named_with_an_example(string field, string value, string problem)
    {
        var problems = new QuickBooksConnector().Check(new Dictionary<string, string> { [field] = value });

        Assert.Contains(problem, Assert.Single(problems).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us", "US", "USD", "UsManual")]
    [InlineData("uk", "GB", "GBP", "PerLine")]
    public async Task The_company_tells_country_currency_and_tax(string seed, string country, string currency, string tax)
    {
        await using var company = await ConnectedCompany.Start(seed: seed);

        var profile = await company.Profile();

        Assert.Equal((country, currency, tax), (profile.Country, profile.HomeCurrency, profile.TaxModel.ToString()));
        Assert.NotEmpty(profile.Accounts);
        Assert.NotEmpty(profile.TaxCodes);
    }

    [Fact]
    public async Task The_company_is_read_once_a_day()
    {
        await using var company = await ConnectedCompany.Start();
        await company.Open().Profile(Cancellation);
        var metered = company.Metered;

        await company.Open().Profile(Cancellation);
        Assert.Equal(metered, company.Metered);

        company.Time.Advance(TimeSpan.FromHours(25));
        await company.Open().Profile(Cancellation);
        Assert.True(company.Metered > metered);
    }

    [Fact]
    public async Task A_company_that_is_not_this_token_s_is_named()
    {
        await using var company = await ConnectedCompany.Start();

        var failure = await Assert.ThrowsAsync<SyncException>(() => company.Open(("realmId", "9341452000000009")).Profile(Cancellation));

        Assert.Equal(FailureCause.FixSettings, failure.Cause);
    }
}
