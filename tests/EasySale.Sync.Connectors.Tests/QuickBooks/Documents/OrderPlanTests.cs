using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

public sealed class OrderPlanTests
{
    private readonly Books _books = new();

    [Fact]
    public void The_same_order_gives_the_same_bytes()
    {
        var first = Assert.Single(_books.Plan(Sold.Order).Drafts);
        var second = Assert.Single(new Books().Plan(Sold.Order).Drafts);
        Assert.Equal(first.Body.ToArray(), second.Body.ToArray());
    }

    [Fact]
    public void A_paid_order_becomes_a_sales_receipt_and_an_unpaid_one_an_invoice()
    {
        Assert.Equal((OperationAction.Create, "SalesReceipt"), Kind(Assert.Single(_books.Plan(Sold.Order).Drafts)));
        Assert.Equal((OperationAction.Create, "Invoice"), Kind(Assert.Single(_books.Plan(Sold.Unpaid).Drafts)));
    }

    [Theory]
    [InlineData("pending", false)]
    [InlineData("failed", true)]
    [InlineData("cancelled", true)]
    public void What_was_never_a_sale_is_skipped_with_the_reason(string status, bool paid)
    {
        var plan = _books.Plan(Sold.Order with { Status = status, PaidAt = paid ? Sold.Evening : null });
        Assert.Empty(plan.Drafts);
        Assert.Contains(status, plan.SkipReason, StringComparison.Ordinal);
    }

    [Fact]
    public void By_choice_a_paid_order_becomes_an_invoice_and_its_payment()
    {
        _books.Settings = _books.Settings with { PaidDocument = PaidDocument.Invoice };
        var drafts = _books.Plan(Sold.Order).Drafts;
        Assert.Equal([Purposes.Record, "payment"], drafts.Select(draft => draft.Purpose));
        Assert.Equal(["Invoice", "Payment"], drafts.Select(draft => draft.Entity));
        Assert.Contains((Sold.Order.Key, Purposes.Record), Placeholder.In(drafts[1].Body));
    }

    [Fact]
    public void An_invoice_stays_one_when_its_order_is_paid_and_gets_a_payment()
    {
        _books.Made(Sold.Order.Key, Purposes.Record, "130", "Invoice", "4");
        var drafts = _books.Plan(Sold.Order).Drafts;
        Assert.Equal((OperationAction.Update, "Invoice", "130", "4"), (drafts[0].Action, drafts[0].Entity, drafts[0].TargetId, drafts[0].ExpectedVersion));
        Assert.Equal((OperationAction.Create, "Payment"), Kind(drafts[1]));
        Assert.Equal(104.05m, Books.Body(drafts[1])["TotalAmt"]!.GetValue<decimal>());
    }

    [Fact]
    public void An_order_whose_payment_came_from_these_books_gets_no_second_one()
    {
        _books.Settings = _books.Settings with { ConnectionId = "books-1" };
        _books.Made(Sold.Order.Key, Purposes.Record, "130", "Invoice");
        Assert.Single(_books.Plan(Sold.Order with { PaidBy = new RecordOrigin("books-1", "130") }).Drafts);
        Assert.Equal(2, _books.Plan(Sold.Order with { PaidBy = new RecordOrigin("books-2", "130") }).Drafts.Count);
    }

    [Fact]
    public void The_body_of_an_update_is_that_of_the_creation()
    {
        var created = Assert.Single(_books.Plan(Sold.Order).Drafts).Body.ToArray();
        _books.Made(Sold.Order.Key, Purposes.Record, "140", "SalesReceipt", "3");
        Assert.Equal(created, Assert.Single(_books.Plan(Sold.Order).Drafts).Body.ToArray());
    }

    [Fact]
    public void A_sale_belongs_to_the_day_it_was_paid_at_the_company()
    {
        Assert.Equal("2026-06-15", Text(_books.Plan(Sold.Order), "TxnDate"));
        Assert.Equal("2026-07-15", Text(_books.Plan(Sold.Unpaid), "DueDate"));
    }

    [Fact]
    public void Without_numbers_of_our_own_none_is_sent()
    {
        _books.Company = _books.Company with { CustomTxnNumbers = false };
        Assert.Null(Text(_books.Plan(Sold.Order), "DocNumber"));
    }

    [Fact]
    public void The_note_ends_with_the_marker_and_holds_what_is_too_long_for_its_field()
    {
        var body = Books.Body(_books.Plan(Sold.Order with { Billing = Sold.Order.Billing with { Email = "no address" } }).Drafts[0]);
        var lines = body["PrivateNote"]!.GetValue<string>().Split('\n');
        Assert.Equal("EasySale.Sync order shop-1/1050", lines[^1]);
        Assert.Contains("Payment ch_3PXw2eLkdIwHu7ix0Zr1Ab2C", lines);
        Assert.Contains("E-mail as given: no address", lines);
        Assert.Equal(21, body["PaymentRefNum"]!.GetValue<string>().Length);
        Assert.Null(body["BillEmail"]);
    }

    [Fact]
    public void What_a_buyer_writes_never_reads_as_the_name_of_a_record()
    {
        var order = Sold.Order with
        {
            Number = "{{orders/3}}",
            CustomerNote = "{{{customers/1}}",
            Billing = Sold.Order.Billing with { City = "{{orders/2}}" },
            Lines = [.. Sold.Order.Lines.Select(line => line with { Name = "{{products/4}}" })],
        };
        var draft = _books.Plan(order).Drafts[0];
        Assert.All(Placeholder.In(draft.Body), named => Assert.NotEqual("{{products/4}}", Placeholder.For(named.Record, named.Purpose)));
        Assert.DoesNotContain(Placeholder.In(draft.Body), named => named.Record.Kind is RecordKind.Orders || named.Record.Id == "4");
        Assert.Equal("{{{customers/1}}", (string?)Books.Body(draft)["CustomerMemo"]!["value"]);
        Assert.Equal("{{orders/2}}", (string?)Books.Body(draft)["BillAddr"]!["City"]);
    }

    [Fact]
    public void Custom_fields_show_what_the_settings_name()
    {
        _books.Settings = _books.Settings with { CustomFields = new Dictionary<string, string> { ["2"] = "number", ["3"] = "couponCodes" } };
        var field = Assert.Single(Books.Body(_books.Plan(Sold.Order).Drafts[0])["CustomField"]!.AsArray());
        Assert.Equal(("2", "1050"), ((string?)field!["DefinitionId"], (string?)field["StringValue"]));
        Assert.Equal(SettingMaps.FieldSources.Order(), CustomFields.Sources.Keys.Order());
    }

    [Fact]
    public void Custom_fields_of_the_mapping_go_by_number_or_name_and_count_more_than_the_settings()
    {
        _books.Settings = _books.Settings with { CustomFields = new Dictionary<string, string> { ["1"] = "number", ["2"] = "number" } };
        _books.Company = _books.Company with { SalesFields = new Dictionary<string, string> { ["1"] = "P.O. Number", ["3"] = "Sales Rep" } };
        var order = Sold.Order with { Custom = Fields("""{"p.o. number":"PO-77","3":12.50}""") };

        var fields = Books.Body(_books.Plan(order).Drafts[0])["CustomField"]!.AsArray();

        Assert.Equal([("1", "PO-77"), ("2", "1050"), ("3", "12.50")], fields.Select(field => ((string?)field!["DefinitionId"], (string?)field["StringValue"])));
        Assert.All(fields, field => Assert.Equal("StringType", (string?)field!["Type"]));
    }

    [Fact]
    public void A_custom_field_the_company_does_not_have_is_named_with_those_it_has()
    {
        _books.Company = _books.Company with { SalesFields = new Dictionary<string, string> { ["1"] = "P.O. Number" } };

        var failure = Assert.Throws<SyncException>(() => _books.Plan(Sold.Order with { Custom = Fields("""{"Sales Rep":"Ann"}""") }));

        Assert.Equal((FailureCause.FixSettings, "quickbooks.custom_field_unknown"), (failure.Cause, failure.Code));
        Assert.Contains("1 (P.O. Number)", failure.MerchantMessage, StringComparison.Ordinal);
    }

    private static Dictionary<string, JsonElement> Fields(string json) => JsonElement.Parse(json).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);

    [Fact]
    public void A_company_of_one_currency_refuses_another()
    {
        var failure = Assert.Throws<SyncException>(() => _books.Plan(Sold.Order with { Currency = "EUR" }));
        Assert.Equal((FailureCause.FixSettings, "quickbooks.one_currency"), (failure.Cause, failure.Code));
    }

    [Fact]
    public void A_deleted_product_is_booked_on_the_fallback_item_or_fails_naming_its_line()
    {
        _books.Missing[new RecordKey(RecordKind.Products, "501")] = "The source has no such record any more.";
        Assert.Equal("25", (string?)Books.Body(_books.Plan(Sold.Order).Drafts[0])["Line"]![0]!["SalesItemLineDetail"]!["ItemRef"]!["value"]);
        _books.Settings = _books.Settings with { FallbackItem = null };
        Assert.Contains("line 1", Assert.Throws<SyncException>(() => _books.Plan(Sold.Order)).MerchantMessage, StringComparison.Ordinal);
    }

    private static (OperationAction, string) Kind(Draft draft) => (draft.Action, draft.Entity);

    private static string? Text(RecordPlan plan, string property) => (string?)Books.Body(plan.Drafts[0])[property];
}
