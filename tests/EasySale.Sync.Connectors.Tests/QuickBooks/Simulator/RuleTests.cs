using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

public sealed class RuleTests
{
    [Theory]
    [InlineData("customer", """{"DisplayName":"A","Colour":"red"}""", "2010")]
    [InlineData("customer", """{"Notes":"no name"}""", "6080")]
    [InlineData("customer", """{"DisplayName":"A","PrimaryEmailAddr":{"Address":"nobody"}}""", "2210")]
    [InlineData("customer", """{"DisplayName":"A","Suffix":"12345678901234567"}""", "2050")]
    [InlineData("customer", """{"DisplayName":"ada LOVELACE"}""", "6240")]
    [InlineData("customer", """{"DisplayName":"A","CurrencyRef":{"value":"EUR"}}""", "6000")]
    [InlineData("customer", """{"Id":"58","sparse":true,"Notes":"x"}""", "2020")]
    [InlineData("customer", """{"Id":"58","SyncToken":"7","sparse":true,"Notes":"x"}""", "5010")]
    [InlineData("item", """{"Name":"B","Type":"Bundle","IncomeAccountRef":{"value":"79"}}""", "6000")]
    [InlineData("item", """{"Name":"B","Type":"Gadget"}""", "2170")]
    [InlineData("taxcode", """{"Name":"B"}""", "500")]
    [InlineData("invoice", """{"CustomerRef":{"value":"58"},"TxnDate":"15.6.2026","Line":[]}""", "2060")]
    [InlineData("payment", """{"CustomerRef":{"value":"58"},"TotalAmt":"ten"}""", "2080")]
    public void What_is_not_allowed_is_refused(string path, string body, string code) => Assert.Equal(code, Books.Code(new Books().Post(path, body).Body));

    [Fact]
    public void A_negative_line_is_refused() =>
        Assert.Equal("2290", Books.Code(new Books().Post("invoice", Books.Invoice(Books.Line("21", "1", "-5", "-5"))).Body));

    [Fact]
    public void A_customer_with_a_balance_stays_active()
    {
        var books = new Books();
        books.Post("invoice", Books.Invoice(Books.Line("21", "1", "5", "5")));
        Assert.Equal("6220", Books.Code(books.Post("customer", """{"Id":"58","SyncToken":"0","sparse":true,"Active":false}""").Body));
    }

    [Fact]
    public void Amounts_that_disagree_are_computed_anew_where_the_switch_says_so()
    {
        var books = new Books(switches: new CompanySwitches { RefuseAmountMismatch = false });
        Assert.Equal(39.98m, (decimal)Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "2", "19.99", "40"))))["TotalAmt"]!);
    }

    [Fact]
    public void The_company_numbers_documents_unless_custom_numbers_are_on()
    {
        var books = new Books(change: seed => seed.With("Preferences", row => row["SalesFormsPrefs"]!["CustomTxnNumbers"] = false));
        var first = Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "5", "5"), ""","DocNumber":"W-1" """)));
        var second = Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "5", "5"))));
        Assert.Equal(("1001", "1002"), ((string)first["DocNumber"]!, (string)second["DocNumber"]!));
        Assert.Null(Books.Record(new Books().Post("invoice", Books.Invoice(Books.Line("21", "1", "5", "5"))))["DocNumber"]);
    }

    [Fact]
    public void A_sparse_update_blanks_what_is_sent_empty_but_no_email_address()
    {
        var books = new Books();
        var id = (string)Books.Record(books.Post("customer", """{"DisplayName":"A","GivenName":"Ann","PrimaryPhone":{"FreeFormNumber":"555"},"PrimaryEmailAddr":{"Address":"a@b.test"},"BillAddr":{"Line1":"Main St 1","City":"Rome"}}"""))["Id"]!;
        var row = Books.Record(books.Post(
            "customer", $$$"""{"Id":"{{{id}}}","SyncToken":"0","sparse":true,"DisplayName":"","GivenName":"","PrimaryPhone":{"FreeFormNumber":""},"PrimaryEmailAddr":{"Address":""},"BillAddr":{"Line1":"","City":"Rome"}}"""));
        Assert.Equal(("A", null, null), ((string?)row["DisplayName"], (string?)row["GivenName"], row["PrimaryPhone"]));
        Assert.Equal(("a@b.test", null, "Rome"), ((string?)row["PrimaryEmailAddr"]!["Address"], (string?)row["BillAddr"]!["Line1"], (string?)row["BillAddr"]!["City"]));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void A_sparse_update_treats_lines_as_the_switch_says(bool replaces, int lines)
    {
        var books = new Books(switches: new CompanySwitches { SparseReplacesLines = replaces });
        var id = (string)Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "5", "5") + "," + Books.Line("22", "1", "6", "6"))))["Id"]!;
        var line = Books.Line("21", "1", "7", "7").Trim()[1..];
        var changed = Books.Record(books.Post("invoice", $$"""{"Id":"{{id}}","SyncToken":"0","sparse":true,"Line":[{"Id":"1",{{line}}]}"""));
        Assert.Equal(lines + 1, changed["Line"]!.AsArray().Count);
    }

    [Fact]
    public void Credits_and_refunds_are_voided_only_where_the_switch_says_so()
    {
        var memo = Books.Invoice(Books.Line("21", "1", "5", "5"));
        string? Void(Books books)
        {
            var id = (string)Books.Record(books.Post("creditmemo", memo))["Id"]!;
            return Books.Code(books.Post("creditmemo", $$"""{"Id":"{{id}}","SyncToken":"0","sparse":true}""", ("operation", "update"), ("include", "void")).Body);
        }

        Assert.Equal("500", Void(new Books()));
        Assert.Null(Void(new Books(switches: new CompanySwitches { VoidCreditsAndRefunds = true })));
    }

    [Theory]
    [InlineData("select * from Customer where Id > '1'", "4000")]
    [InlineData("select DisplayName from Customer", "4000")]
    [InlineData("select * from Customer where Active = true or Job = true", "4000")]
    [InlineData("select * from Customer where DisplayName = 'O''Keefe'", "4000")]
    [InlineData("select * from Customer maxresults 1001", "4000")]
    [InlineData("select * from Customers", "4000")]
    [InlineData("select * from Customer where Notes = 'x'", "4001")]
    [InlineData("select * from Customer orderby Notes", "4001")]
    public void Queries_outside_the_language_are_refused(string statement, string code) => Assert.Equal(code, Books.Code(new Books().Query(statement)));

    [Fact]
    public void Inactive_records_come_only_when_asked_for()
    {
        var books = new Books();
        books.Company.Edit("Customer", "60", row => row["Active"] = false);
        Assert.Equal(2, (int)books.Query("select count(*) from Customer")["QueryResponse"]!["totalCount"]!);
        Assert.Equal(3, (int)books.Query("SELECT COUNT(*) FROM customer WHERE active IN (true, false)")["QueryResponse"]!["totalCount"]!);
    }

    [Theory]
    [InlineData(true, 1000, 0)]
    [InlineData(false, 1000, 1)]
    public void Changes_are_cut_off_at_a_thousand_without_a_word(bool perRequest, int customers, int items)
    {
        var books = new Books(switches: new CompanySwitches { ChangeCapPerRequest = perRequest });
        for (var i = 0; i < 1001; i++) books.Company.Add("Customer", new() { ["DisplayName"] = $"C{i}" });
        books.Company.Edit("Item", "21", row => row["Sku"] = "X");
        var blocks = books.Get("cdc", ("entities", "Customer,Item"), ("changedSince", "2026-06-15T10:00:00-07:00")).Body["CDCResponse"]![0]!["QueryResponse"]!;
        Assert.Equal(customers, blocks[0]!["Customer"]!.AsArray().Count);
        Assert.Equal(items, blocks[1]!["Item"]?.AsArray().Count ?? 0);
    }

    [Fact]
    public void A_deleted_transaction_is_among_the_changes_and_gone_for_reads()
    {
        var books = new Books();
        var id = (string)Books.Record(books.Post("invoice", Books.Invoice(Books.Line("21", "1", "5", "5"))))["Id"]!;
        var answer = books.Post("invoice", $$"""{"Id":"{{id}}","SyncToken":"0"}""", ("operation", "delete"));
        Assert.Contains(new BookChange("Invoice", id, BookOperation.Delete), answer.Changes);
        Assert.Equal("610", Books.Code(books.Get($"invoice/{id}").Body));
        var block = books.Get("cdc", ("entities", "Invoice"), ("changedSince", "2026-06-15T10:00:00-07:00")).Body["CDCResponse"]![0]!["QueryResponse"]![0]!;
        Assert.Equal("Deleted", (string?)block["Invoice"]![0]!["status"]);
    }
}
