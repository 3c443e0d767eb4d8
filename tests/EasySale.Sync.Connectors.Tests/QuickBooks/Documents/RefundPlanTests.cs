using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

public sealed class RefundPlanTests
{
    private readonly Books _books = new();

    [Fact]
    public void The_same_refund_gives_the_same_bytes() => Assert.Equal(
        Assert.Single(_books.Plan(Sold.Refund).Drafts).Body.ToArray(), Assert.Single(new Books().Plan(Sold.Refund).Drafts).Body.ToArray());

    [Theory]
    [InlineData("SalesReceipt", true, "RefundReceipt")]
    [InlineData("Invoice", true, "RefundReceipt")]
    [InlineData("Invoice", false, "CreditMemo")]
    public void Money_goes_back_where_money_came_in(string sale, bool paid, string refund)
    {
        _books.Made(Sold.Order.Key, Purposes.Record, "130", sale);
        Assert.Equal(refund, _books.Plan(Sold.Refund with { Order = paid ? Sold.Order : Sold.Unpaid }).Drafts[0].Entity);
    }

    [Fact]
    public void A_refund_can_be_planned_before_its_order_is_there()
    {
        Assert.Equal("RefundReceipt", Assert.Single(_books.Plan(Sold.Refund).Drafts).Entity);
        Assert.Equal("CreditMemo", _books.Plan(Sold.Refund with { Order = Sold.Unpaid }).Drafts[0].Entity);
    }

    [Fact]
    public void A_credit_memo_is_set_off_against_its_invoice()
    {
        _books.Made(Sold.Order.Key, Purposes.Record, "130", "Invoice");
        var application = _books.Plan(Sold.Refund with { Order = Sold.Unpaid }).Drafts[1];
        Assert.Equal((DocumentPurposes.Application, "Payment"), (application.Purpose, application.Entity));
        Assert.Equal([(Sold.Refund.Key, Purposes.Record)], Placeholder.In(application.Body));
        Assert.Equal("130", (string?)Books.Body(application)["Line"]![0]!["LinkedTxn"]![0]!["TxnId"]);
    }

    [Fact]
    public void A_refund_of_an_order_that_is_not_posted_is_skipped_with_its_reason()
    {
        Assert.Contains("cancelled", _books.Plan(Sold.Refund with { Order = Sold.Order with { Status = "cancelled" } }).SkipReason, StringComparison.Ordinal);
        _books.Missing[Sold.Order.Key] = "The order is failed.";
        Assert.EndsWith("The order is failed.", _books.Plan(Sold.Refund).SkipReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_voided_sale_nothing_is_taken_unless_it_comes_back_whole()
    {
        var cancelled = Sold.Order with { Status = "cancelled", RefundedTotal = Sold.Refund.Amount };
        _books.Made(Sold.Order.Key, Purposes.Record, "130", "SalesReceipt", isVoided: true);
        Assert.Equal("quickbooks.refund_of_voided", Assert.Throws<SyncException>(() => _books.Plan(Sold.Refund with { Order = cancelled })).Code);
        Assert.Single(_books.Plan(Sold.Refund with { Order = cancelled with { RefundedTotal = cancelled.GrandTotal } }).Drafts);
        _books.Made(Sold.Refund.Key, Purposes.Record, "131", "RefundReceipt");
        Assert.Single(_books.Plan(Sold.Refund with { Order = cancelled }).Drafts);
    }

    [Fact]
    public void The_account_money_leaves_from_must_be_known()
    {
        _books.Settings = _books.Settings with { PaymentMethods = new Dictionary<string, GatewayRoute>() };
        Assert.Equal("quickbooks.refund_account_missing", Assert.Throws<SyncException>(() => _books.Plan(Sold.Refund)).Code);
    }

    [Fact]
    public void A_refund_whose_order_is_gone_says_so() =>
        Assert.Equal("quickbooks.refund_without_order", Assert.Throws<SyncException>(() => _books.Plan(Sold.Refund with { Order = null })).Code);

    [Fact]
    public void A_refund_deleted_after_it_was_posted_is_shown()
    {
        Assert.NotNull(_books.Plan(Sold.Refund with { IsDeleted = true }).SkipReason);
        _books.Made(Sold.Refund.Key, Purposes.Record, "150", "RefundReceipt");
        Assert.True(Assert.Throws<SyncException>(() => _books.Plan(Sold.Refund with { IsDeleted = true })).OwesNothing);
    }
}
