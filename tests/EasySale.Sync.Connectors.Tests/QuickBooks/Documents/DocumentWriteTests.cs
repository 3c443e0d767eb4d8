using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using static EasySale.Sync.Connectors.Tests.QuickBooks.Documents.LiveBooks;
using Amount = EasySale.Sync.Engine.Commerce.Money;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

public sealed class DocumentWriteTests
{
    [Fact]
    public async Task A_paid_order_is_posted_to_the_cent_with_one_free_call()
    {
        await using var books = await LiveBooks.Start();
        await books.Plan(Sold.Order);
        var metered = books.Simulator.Meters.All.CorePlus;

        var answer = Assert.Single(await books.Write(Sold.Order));

        Assert.Null(answer.Failure);
        Assert.Equal(new Amount(104.05m, "USD"), answer.Total);
        Assert.Equal(104.05m, Number(books.Made(Sold.Order)["TotalAmt"]));
        Assert.Equal(metered, books.Simulator.Meters.All.CorePlus);
    }

    [Fact]
    public async Task An_edited_order_replaces_all_its_lines()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Order);
        var edited = Sold.Order with { Lines = [.. Sold.Order.Lines.Where(line => line.Kind != OrderLineKind.Shipping)], GrandTotal = 96.10m, ShippingTotal = 0 };

        var answer = Assert.Single(await books.Write(edited));

        Assert.Equal((null, "1"), (answer.Failure, answer.TargetVersion));
        Assert.Equal(96.10m, Number(books.Made(Sold.Order)["TotalAmt"]));
        Assert.Equal(1, books.Company.Count("SalesReceipt"));
    }

    [Fact]
    public async Task An_invoice_is_paid_when_its_order_is()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Unpaid);
        Assert.Equal(104.05m, Number(books.Made(Sold.Order)["Balance"]));

        var answers = await books.Write(Sold.Order);

        Assert.All(answers, answer => Assert.Null(answer.Failure));
        Assert.Null(answers[1].Total);
        Assert.Equal(0m, Number(books.Made(Sold.Order)["Balance"]));
    }

    [Fact]
    public async Task A_cancelled_order_is_voided()
    {
        await using var books = await LiveBooks.Start(settings: ("cancelledOrders", "void"));
        await books.Write(Sold.Order);

        var answer = Assert.Single(await books.Write(Sold.Order with { Status = "cancelled" }));

        Assert.NotNull(answer.SkipReason);
        Assert.Equal(0m, Number(books.Made(Sold.Order)["TotalAmt"]));
        Assert.StartsWith("Voided", (string?)books.Made(Sold.Order)["PrivateNote"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_goes_back_is_a_refund_receipt()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Order);

        var answer = Assert.Single(await books.Write(Sold.Refund));

        Assert.Equal((null, new Amount(21.59m, "USD")), (answer.Failure, answer.Total));
        Assert.Equal("1050-R7", (string?)books.Made(Sold.Refund)["DocNumber"]);
    }

    [Fact]
    public async Task A_refund_of_an_amount_alone_comes_to_the_cent()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Order);
        var answer = Assert.Single(await books.Write(Sold.Refund with { Lines = [], Taxes = [], Amount = 5.55m }));
        Assert.Equal((null, new Amount(5.55m, "USD")), (answer.Failure, answer.Total));
    }

    [Fact]
    public async Task A_refund_of_an_open_invoice_lowers_what_is_owed()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Unpaid);

        var answers = await books.Write(Sold.Refund with { Order = Sold.Unpaid });

        Assert.All(answers, answer => Assert.Null(answer.Failure));
        Assert.Equal(2, answers.Count);
        Assert.Equal(82.46m, Number(books.Made(Sold.Order)["Balance"]));
    }

    [Fact]
    public async Task What_was_credited_before_an_invoice_is_paid_does_not_come_in()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Unpaid);
        var credited = Sold.Order with { RefundedTotal = Sold.Refund.Amount, Refunds = [new OrderRefund(Sold.Refund.Id, Sold.Refund.Amount, null)] };
        await books.Write(Sold.Refund with { Order = Sold.Unpaid });
        await books.Write(credited);

        Assert.All(await books.Write(credited), answer => Assert.Null(answer.Failure));
        Assert.Equal((82.46m, 0m), (Number(books.Made(Sold.Order, DocumentPurposes.Payment)["TotalAmt"]), Number(books.Made(Sold.Order)["Balance"])));
    }

    [Theory]
    [InlineData(5.00)]
    [InlineData(-5.00)]
    public async Task An_invoice_and_its_payment_change_together(decimal more)
    {
        await using var books = await LiveBooks.Start(settings: ("paidDocument", "invoice"));
        await books.Write(Sold.Order);
        var edited = Sold.Order with { GrandTotal = 104.05m + more, Lines = [.. Sold.Order.Lines.Select(line => line.Kind == OrderLineKind.Shipping ? line with { Total = line.Total + more } : line)] };

        // The payment moved the invoice's version, so the first time says where it stands.
        await books.WriteTogether(edited);
        Assert.All(await books.WriteTogether(edited), answer => Assert.Equal((null, false), (answer.Failure, answer.HasMoved)));

        var (invoice, payment) = (books.Made(Sold.Order), books.Made(Sold.Order, DocumentPurposes.Payment));
        Assert.Equal((104.05m + more, 0m, 104.05m + more), (Number(invoice["TotalAmt"]), Number(invoice["Balance"]), Number(payment["TotalAmt"])));
    }

    [Fact]
    public async Task An_invoice_that_grows_and_is_paid_at_once_is_paid_whole()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Unpaid);
        var edited = Sold.Order with { GrandTotal = 109.05m, Lines = [.. Sold.Order.Lines.Select(line => line.Kind == OrderLineKind.Shipping ? line with { Total = line.Total + 5 } : line)] };

        Assert.All(await books.WriteTogether(edited), answer => Assert.Equal((null, false), (answer.Failure, answer.HasMoved)));

        Assert.Equal((109.05m, 0m), (Number(books.Made(Sold.Order)["TotalAmt"]), Number(books.Made(Sold.Order)["Balance"])));
    }

    [Fact]
    public async Task What_was_changed_in_the_books_meanwhile_has_moved()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Order);
        books.Company.Edit("SalesReceipt", (string)books.Made(Sold.Order)["Id"]!, document => document["CustomerMemo"] = null);

        var answer = Assert.Single(await books.Write(Sold.Order with { CustomerNote = "Ring twice" }));

        Assert.Equal((true, "1"), (answer.HasMoved, answer.TargetVersion));
        Assert.Null(Assert.Single(await books.Write(Sold.Order with { CustomerNote = "Ring twice" })).Failure);
        Assert.Equal("Ring twice", (string?)books.Made(Sold.Order)["CustomerMemo"]!["value"]);
    }

    [Fact]
    public async Task Closed_books_ask_a_person()
    {
        await using var books = await LiveBooks.Start(new() { BooksClosedUntil = new DateOnly(2026, 6, 30) });
        var failure = Assert.Single(await books.Write(Sold.Order)).Failure!;
        Assert.Equal((FailureCause.FixRecord, "quickbooks.books_closed"), (failure.Cause, failure.Code));
    }

    [Fact]
    public async Task A_number_another_document_has_is_told_with_that_document()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Order);
        var holder = (string)books.Made(Sold.Order)["Id"]!;

        var failure = Assert.Single(await books.Write(Sold.Order with { Id = "2050" })).Failure!;

        Assert.Equal((FailureCause.FixRecord, "quickbooks.number_taken"), (failure.Cause, failure.Code));
        Assert.Contains($"SalesReceipt with the id {holder}", failure.MerchantMessage, StringComparison.Ordinal);
        Assert.Equal(1, books.Company.Count("SalesReceipt"));
    }

    [Theory]
    [InlineData("review", true)]
    [InlineData("roundingLine", false)]
    public async Task Another_total_than_the_shop_s_is_never_silent(string onDifference, bool isFailure)
    {
        await using var books = await LiveBooks.Start(settings: ("onDifference", onDifference));
        var operation = Assert.Single(await books.Plan(Sold.Order)) with { Expected = new Amount(104.07m, "USD") };

        var answer = Assert.Single(await books.Send(operation));

        Assert.Equal(isFailure ? "quickbooks.total_differs" : null, answer.Failure?.Code);
        Assert.Equal(isFailure ? 104.05m : 104.07m, answer.Total!.Value.Amount);
        Assert.Equal(answer.Total.Value.Amount, Number(books.Made(Sold.Order)["TotalAmt"]));
    }

    [Fact]
    public async Task A_rounding_that_was_not_foreseen_is_not_taxed()
    {
        await using var books = await LiveBooks.Start(settings: [("onDifference", "roundingLine"), ("exemptTaxCode", "")]);
        var operation = Assert.Single(await books.Plan(Sold.Order)) with { Expected = new Amount(104.07m, "USD") };

        Assert.Null(Assert.Single(await books.Send(operation)).Failure);

        var rounding = books.Made(Sold.Order)["Line"]!.AsArray().Single(line => (string?)line!["Description"] == "Rounding")!;
        Assert.Equal("NON", (string?)rounding["SalesItemLineDetail"]!["TaxCodeRef"]!["value"]);
    }

    [Fact]
    public async Task The_payment_of_an_open_invoice_carries_its_marker()
    {
        await using var books = await LiveBooks.Start();
        await books.Write(Sold.Unpaid);
        await books.Write(Sold.Order);
        Assert.EndsWith("EasySale.Sync order shop-1/1050 payment", (string?)books.Made(Sold.Order, DocumentPurposes.Payment)["PrivateNote"], StringComparison.Ordinal);
    }
}
