using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

public sealed class MoneyTests
{
    private const string Code = ""","TxnTaxDetail":{"TxnTaxCodeRef":{"value":"2"}}""";

    [Fact]
    public void A_discount_lowers_the_taxed_base_by_the_taxable_share()
    {
        var lines = Books.Line("21", "1", "60", "60") + "," + Books.Line("24", "1", "40", "40", "NON")
            + """,{"Amount":10,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}}""";
        var before = Books.Record(new Books().Post("invoice", Books.Invoice(lines, Code)));
        var after = Books.Record(new Books().Post("invoice", Books.Invoice(lines, Code + ""","ApplyTaxAfterDiscount":true""")));
        Assert.Equal((4.80m, 94.80m), (Tax(before), (decimal)before["TotalAmt"]!));
        Assert.Equal((4.32m, 94.32m), (Tax(after), (decimal)after["TotalAmt"]!));
    }

    [Fact]
    public void Automated_tax_keeps_an_explicit_total()
    {
        var books = new Books(change: seed => seed.With("Preferences", row => row["TaxPrefs"]!["PartnerTaxEnabled"] = true));
        var line = Books.Line("21", "1", "78.98", "78.98");
        Assert.Equal(6.32m, Tax(Books.Record(books.Post("invoice", Books.Invoice(line)))));
        Assert.Equal(6.33m, Tax(Books.Record(books.Post("invoice", Books.Invoice(line, ""","TxnTaxDetail":{"TotalTax":6.33}""")))));
    }

    [Theory]
    [InlineData(true, 6.47)]
    [InlineData(false, 6.48)]
    public void Rates_of_one_us_code_round_as_the_switch_says(bool each, decimal tax)
    {
        var books = new Books(switches: new CompanySwitches { RoundEachUsRate = each });
        var invoice = Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "78.98", "78.98"), ""","TxnTaxDetail":{"TxnTaxCodeRef":{"value":"3"}}""")));
        Assert.Equal(tax, Tax(invoice));
    }

    [Fact]
    public void Gross_amounts_become_net_where_the_switch_says_so()
    {
        var books = new Books("uk", new CompanySwitches { InclusiveAmountsAreNet = false });
        var invoice = Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "20", "20", "2"), ""","GlobalTaxCalculation":"TaxInclusive" """)));
        Assert.Equal((16.67m, 3.33m, 20m), ((decimal)invoice["Line"]![0]!["Amount"]!, Tax(invoice), (decimal)invoice["TotalAmt"]!));
    }

    [Fact]
    public void Tax_detail_is_refused_where_no_tax_applies() =>
        Assert.Equal("6170", Books.Code(new Books("uk").Post(
            "invoice", Books.Invoice(Books.Line("21", "1", "1", "1", "2"), ""","GlobalTaxCalculation":"NotApplicable","TxnTaxDetail":{"TotalTax":1}""")).Body));

    [Theory]
    [InlineData("HideInAll", "3", null)]
    [InlineData("HideInAll", "5", "6000")]
    [InlineData("ReadOnly", "3", "6000")]
    public void Own_tax_outside_the_us_lists_the_rates_in_use_and_may_not_touch_fixed_ones(string display, string rate, string? code)
    {
        var books = new Books("uk", change: seed => seed.With("TaxRate", row => row["DisplayType"] = display));
        var detail = ""","TxnTaxDetail":{"TaxLine":[{"Amount":0.28,"DetailType":"TaxLineDetail","TaxLineDetail":{"TaxRateRef":{"value":"RATE"}}}]}""".Replace("RATE", rate);
        var answer = books.Post("invoice", Books.Invoice(Books.Line("21", "1", "1.33", "1.33", "2"), detail));
        Assert.Equal(code, Books.Code(answer.Body));
        if (code is null) Assert.Equal(0.28m, Tax(Books.Record(answer)));
    }

    [Fact]
    public void A_payment_lowers_the_balance_and_a_deleted_one_restores_it()
    {
        var books = new Books();
        var invoice = Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "100", "100"))));
        var id = (string)invoice["Id"]!;
        var payment = Books.Record(books.Post("payment", $$"""{"CustomerRef":{"value":"58"},"TotalAmt":60,"Line":[{"Amount":60,"LinkedTxn":[{"TxnId":"{{id}}","TxnType":"Invoice"}]}]}"""));
        Assert.Equal((40m, 40m), ((decimal)books.Company.Find("Invoice", id)!["Balance"]!, (decimal)books.Company.Find("Customer", "58")!["Balance"]!));
        Assert.Equal("6000", Books.Code(books.Post("invoice", $$"""{"Id":"{{id}}","SyncToken":"1"}""", ("operation", "void")).Body));
        books.Post("payment", $$"""{"Id":"{{(string)payment["Id"]!}}","SyncToken":"0"}""", ("operation", "delete"));
        Assert.Equal(100m, (decimal)books.Company.Find("Invoice", id)!["Balance"]!);
    }

    [Fact]
    public void More_than_is_open_cannot_be_applied()
    {
        var books = new Books();
        var id = (string)Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "100", "100"))))["Id"]!;
        var answer = books.Post("payment", $$"""{"CustomerRef":{"value":"58"},"TotalAmt":101,"Line":[{"Amount":101,"LinkedTxn":[{"TxnId":"{{id}}","TxnType":"Invoice"}]}]}""");
        Assert.Equal("620", Books.Code(answer.Body));
    }

    [Fact]
    public void A_sale_lowers_stock_and_a_refused_one_leaves_no_trace()
    {
        var books = new Books();
        Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "3", "10", "30"))));
        Assert.Equal(37m, (decimal)books.Company.Find("Item", "21")!["QtyOnHand"]!);
        var snapshot = books.Company.Snapshot();
        Assert.Equal("6270", Books.Code(books.Post("invoice", Books.Invoice(Books.Line("21", "3", "10", "30")).Replace("2026-06-15", "2025-06-15")).Body));
        Assert.Equal(snapshot, books.Company.Snapshot());
    }

    [Fact]
    public void Several_currencies_ask_for_the_customers_own()
    {
        var books = new Books(change: seed => seed.With("Preferences", row => row["CurrencyPrefs"]!["MultiCurrencyEnabled"] = true));
        books.Company.Add("CompanyCurrency", new JsonObject { ["Code"] = "EUR", ["Name"] = "Euro" });
        var line = Books.Line("21", "1", "10", "10");
        Assert.Equal("2020", Books.Code(books.Post("invoice", Books.Invoice(line)).Body));
        Assert.Equal("6000", Books.Code(books.Post("invoice", Books.Invoice(line, ""","CurrencyRef":{"value":"EUR"}""")).Body));
        var customer = (string)Books.Record(books.Post("customer", """{"DisplayName":"Euro","CurrencyRef":{"value":"EUR"}}"""))["Id"]!;
        var invoice = Books.Record(books.Post("invoice", Books.Invoice(line, ""","CurrencyRef":{"value":"EUR"},"ExchangeRate":1.1""").Replace("\"58\"", $"\"{customer}\"")));
        Assert.Equal(11m, (decimal)invoice["HomeTotalAmt"]!);
    }

    private static decimal Tax(JsonObject row) => (decimal)row["TxnTaxDetail"]!["TotalTax"]!;
}
