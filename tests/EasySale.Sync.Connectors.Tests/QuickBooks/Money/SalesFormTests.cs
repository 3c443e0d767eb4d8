using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

public sealed class SalesFormTests
{
    private static readonly Shop Manual = Shop.All[0];
    private static readonly Shop Columbia = Shop.All[3];

    [Fact]
    public void Quantity_and_price_give_the_amount()
    {
        var line = Form(new Basket(Manual, [new(1000, 3, 0, 33)], 0, 0, false, false)).Lines[0];
        Assert.Equal((20.10m, 3m, 6.7m, "TAX"), (line.Amount, line.Quantity, line.UnitPrice, line.TaxCode));
    }

    [Fact]
    public void A_quantity_no_price_fits_stands_in_the_words()
    {
        var order = new Basket(Manual, [new(0, 1, 1, 0)], 0, 0, false, false).Order();
        order = order with { Lines = [order.Lines[0] with { Quantity = 3_000_001, Total = 0.01m, Name = "Bolt" }], GrandTotal = 0.01m };
        var line = SalesForm.Of(order, Companies.UsManual, Companies.Settings, _ => "21").Lines[0];
        Assert.Equal((null, null, "3000001 × Bolt"), (line.Quantity, line.UnitPrice, line.Description));
    }

    [Fact]
    public void Coupons_stand_beside_the_lines_when_asked_for()
    {
        var form = Form(new Basket(Manual, [new(1000, 1, 0, 10)], 500, 0, false, false), Companies.Settings with { Discounts = Discounts.DiscountLine });
        Assert.Equal([10m, 5m, 1m], form.Lines.Select(line => line.Amount));
        Assert.Equal((FormLineKind.Discount, true, "86"), (form.Lines[2].Kind, form.Tax.AfterDiscount, form.Lines[2].AccountId));
    }

    [Fact]
    public void A_negative_fee_is_a_discount()
    {
        var discount = Form(new Basket(Columbia, [new(1000, 1, 0, 0)], 0, -500, false, false)).Lines[^1];
        Assert.Equal((FormLineKind.Discount, 5m, "7"), (discount.Kind, discount.Amount, discount.TaxCode));
    }

    [Fact]
    public void Without_an_item_shipping_is_the_shipping_of_the_form() =>
        Assert.Equal("SHIPPING_ITEM_ID", Form(new Basket(Manual, [new(1000, 1, 0, 0)], 500, 0, false, false), Companies.Settings with { ShippingItem = null }).Lines[1].ItemId);

    [Fact]
    public void Both_provinces_have_five_and_seven_percent_and_names_tell_them_apart() =>
        Assert.Equal("7", Form(new Basket(Columbia, [new(1000, 1, 0, 0)], 0, 0, false, false)).Lines[0].TaxCode);

    [Fact]
    public void The_settings_tax_code_wins()
    {
        var settings = Companies.Settings with { TaxCodes = new Dictionary<string, string> { ["7+14"] = "8" } };
        Assert.Equal("8", Form(new Basket(Columbia, [new(1000, 1, 0, 0)], 0, 0, false, false), settings).Lines[0].TaxCode);
    }

    [Fact]
    public void A_cent_the_books_see_otherwise_is_a_rounding_line()
    {
        // 3 × 0.33 at 8 %: the shop rounds 3 × 0.03, the books 0.0792.
        var form = Form(new Basket(Manual, [new(33, 1, 0, 0), new(33, 1, 0, 0), new(33, 1, 0, 0)], 0, 0, false, false));
        Assert.Equal((0.01m, 1.08m), (form.Rounding, form.Total));
        Assert.Equal((0.01m, "94", "NON"), (form.Lines[^1].Amount, form.Lines[^1].ItemId, form.Lines[^1].TaxCode));
    }

    [Fact]
    public void A_line_without_tax_has_the_company_s_code_for_that()
    {
        Assert.Equal(("1", "8"), (TaxRules.Untaxed(Companies.Canada, Companies.Settings, false), TaxRules.Untaxed(Companies.Kingdom, Companies.Settings, true)));
        Assert.Equal(("NON", null, null), (TaxRules.Untaxed(Companies.UsManual, Companies.Settings, false), TaxRules.Untaxed(Companies.UsAutomated, Companies.Settings, true), TaxRules.Untaxed(Companies.NoTax, Companies.Settings, false)));
    }

    [Fact]
    public void A_cent_too_many_is_taken_off_after_tax()
    {
        // 3 × 0.31 at 8 %: the shop rounds 3 × 0.02, the books 0.0744.
        var form = Form(new Basket(Manual, [new(31, 1, 0, 0), new(31, 1, 0, 0), new(31, 1, 0, 0)], 0, 0, false, false));
        Assert.Equal((-0.01m, 0.99m, false), (form.Rounding, form.Total, form.Tax.AfterDiscount));
        Assert.Equal(FormLineKind.Discount, form.Lines[^1].Kind);
    }

    [Theory]
    [InlineData("quickbooks.difference", 100, "USD")]
    [InlineData("quickbooks.one_currency", 0, "EUR")]
    public void What_rounding_does_not_explain_is_not_posted(string code, int more, string currency)
    {
        var order = new Basket(Manual, [new(1000, 1, 0, 0)], 0, 0, false, false).Order();
        var failure = Assert.Throws<SyncException>(() => SalesForm.Of(order with { GrandTotal = order.GrandTotal + more, Currency = currency }, Companies.UsManual, Companies.Settings, _ => "21"));
        Assert.Equal(code, failure.Code);
    }

    [Fact]
    public void Tax_alone_cannot_go_back_where_the_books_compute_it_and_the_remedy_says_what_to_do()
    {
        var order = new Basket(Manual, [new(1000, 1, 0, 0)], 0, 0, false, false).Order();
        var refund = new Refund { Id = "7", OrderId = order.Id, Currency = order.Currency, Amount = order.TotalTax, Taxes = [.. order.Taxes.Select(tax => tax with { Total = -tax.Total })] };
        var failure = Assert.Throws<SyncException>(() => SalesForm.Of(refund with { Order = order }, Companies.UsManual, Companies.Settings, _ => "21"));
        Assert.Equal("quickbooks.tax_alone", failure.Code);
        Assert.Contains("by hand", failure.MerchantMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var basket = new Basket(Columbia, [new(1000, 1, 0, 0)], 0, 100, false, false);
        Assert.Contains("feeItem", Failure(basket, Companies.Settings with { FeeItem = null, FallbackItem = null }), StringComparison.Ordinal);
        var unknown = Columbia with { Company = Companies.Canada with { TaxCodes = [new("1", "Exempt", true, [])] } };
        Assert.Contains("PST 7 % and GST 5 %", Failure(basket with { Shop = unknown }, Companies.Settings), StringComparison.Ordinal);
        Assert.Contains("Turn it on", Failure(basket with { Shop = Columbia with { Company = Companies.Canada with { TaxModel = TaxModel.None } } }, Companies.Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_only_refund_is_one_untaxed_line()
    {
        var order = new Basket(Columbia, [new(1000, 1, 0, 0)], 0, 0, false, false).Order();
        var refund = new Refund { Id = "7", OrderId = order.Id, Amount = 2.5m };
        var line = Assert.Single(SalesForm.Of(refund with { Order = order }, Companies.Canada, Companies.Settings, _ => "21").Lines);
        Assert.Equal((2.5m, "93", "1", "Refund 7 of order 1042"), (line.Amount, line.ItemId, line.TaxCode, line.Description));
    }

    private static string Failure(Basket basket, QuickBooksSettings settings) => Assert.Throws<SyncException>(() => Form(basket, settings)).MerchantMessage;

    private static SalesForm Form(Basket basket, QuickBooksSettings? settings = null) =>
        SalesForm.Of(basket.Order(), basket.Shop.Company, settings ?? Companies.Settings, _ => "21");
}
