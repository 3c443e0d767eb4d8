using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class ItemTests
{
    private static readonly Product Cap = new() { Id = "21", Type = "simple", Name = "Cap", Status = "publish", Sku = "CAP-1", Price = 12.5m };

    [Fact]
    public async Task A_product_becomes_an_item_with_the_company_s_own_income_account()
    {
        await using var company = await ConnectedCompany.Start();

        var answer = Assert.Single(await ConnectedCompany.Write(company.Open().Target(RecordKind.Products)!, Cap));

        var kept = company.Books.Find("Item", answer.TargetId!)!;
        Assert.Equal(("Cap", "CAP-1", 12.5m, "79"), ((string?)kept["Name"], (string?)kept["Sku"], (decimal)kept["UnitPrice"]!, (string?)kept["IncomeAccountRef"]!["value"]));
    }

    [Theory]
    [InlineData("Other name", "wid-blu", "21")]
    [InlineData("Blue Widget", null, "21")]
    public async Task An_item_is_recognized_by_sku_then_by_name(string name, string? sku, string id)
    {
        await using var company = await ConnectedCompany.Start();

        var answer = Assert.Single(await ConnectedCompany.Write(company.Open().Target(RecordKind.Products)!, Cap with { Name = name, Sku = sku }));

        Assert.Equal(id, answer.TargetId);
    }

    [Fact]
    public async Task Another_product_of_the_same_name_gets_a_name_of_its_own()
    {
        await using var company = await ConnectedCompany.Start();

        var answer = Assert.Single(await ConnectedCompany.Write(company.Open().Target(RecordKind.Products)!, Cap with { Name = "Blue Widget" }));

        Assert.Equal("Blue Widget (Web 21)", (string?)company.Books.Find("Item", answer.TargetId!)!["Name"]);
    }

    [Fact]
    public async Task A_product_s_words_never_read_as_the_name_of_a_record()
    {
        await using var company = await ConnectedCompany.Start();
        var odd = Cap with { Name = "{{products/1}}", Sku = "{{{orders/2}}" };

        Assert.Empty(Placeholder.In(Assert.Single(await ConnectedCompany.Planned(company.Open().Target(RecordKind.Products)!, [odd])).Body));
        var answer = Assert.Single(await ConnectedCompany.Write(company.Open().Target(RecordKind.Products)!, odd));

        var kept = company.Books.Find("Item", answer.TargetId!)!;
        Assert.Equal(("{{products/1}}", "{{{orders/2}}"), ((string?)kept["Name"], (string?)kept["Sku"]));
    }

    [Fact]
    public async Task Names_that_must_be_cut_stay_different()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Products)!;
        var name = new string('x', 120);

        var answers = await ConnectedCompany.Write(target, Cap with { Id = "1", Name = name + " - M", Sku = null }, Cap with { Id = "2", Name = name + " - L", Sku = null });

        Assert.Distinct(answers.Select(answer => answer.TargetId));
        Assert.All(answers, answer => Assert.Equal(100, ((string?)company.Books.Find("Item", answer.TargetId!)!["Name"])!.Length));
    }

    [Theory]
    [InlineData("variable")]
    [InlineData("grouped")]
    public async Task A_product_that_is_sold_as_others_is_skipped(string type)
    {
        await using var company = await ConnectedCompany.Start();

        var plan = company.Open().Target(RecordKind.Products)!.Plan(Cap with { Type = type }, new PlanContext("woo", (_, _) => null));

        Assert.NotNull(plan.SkipReason);
    }

    [Fact]
    public async Task Without_an_income_account_the_setting_is_named()
    {
        await using var company = await ConnectedCompany.Start();
        company.Books.Edit("Account", "79", row => row["Active"] = false);

        var failure = await Assert.ThrowsAsync<SyncException>(() => ConnectedCompany.Write(company.Open().Target(RecordKind.Products)!, Cap));

        Assert.Equal((FailureCause.FixSettings, "quickbooks.income_account_missing"), (failure.Cause, failure.Code));
    }
}
