using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

public sealed class CancelledOrderTests
{
    private static readonly Order Cancelled = Sold.Order with { Status = "cancelled" };

    private readonly Books _books = new();

    public CancelledOrderTests() => _books.Made(Sold.Order.Key, Purposes.Record, "140", "SalesReceipt", "2");

    [Fact]
    public void By_default_a_person_is_asked()
    {
        var failure = Assert.Throws<SyncException>(() => _books.Plan(Cancelled));
        Assert.Equal((FailureCause.FixRecord, "quickbooks.order_cancelled"), (failure.Cause, failure.Code));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void By_choice_the_document_is_voided(bool trashed)
    {
        _books.Settings = _books.Settings with { CancelledOrders = CancelledOrders.Void };
        var draft = Assert.Single(_books.Plan(trashed ? Sold.Order with { IsDeleted = true } : Cancelled).Drafts);
        Assert.Equal((OperationAction.Void, "SalesReceipt", "140", "2"), (draft.Action, draft.Entity, draft.TargetId, draft.ExpectedVersion));
    }

    [Fact]
    public void The_payment_of_an_invoice_is_voided_with_it()
    {
        _books.Settings = _books.Settings with { CancelledOrders = CancelledOrders.Void };
        _books.Made(Sold.Order.Key, Purposes.Record, "130", "Invoice");
        _books.Made(Sold.Order.Key, DocumentPurposes.Payment, "170", "Payment");
        Assert.Equal(["Payment 170", "Invoice 130"], _books.Plan(Cancelled).Drafts.Select(draft => $"{draft.Entity} {draft.TargetId}"));
    }

    [Fact]
    public void What_is_voided_is_left_at_that()
    {
        _books.Settings = _books.Settings with { CancelledOrders = CancelledOrders.Void };
        _books.Made(Sold.Order.Key, Purposes.Record, "130", "Invoice", isVoided: true);
        Assert.NotNull(_books.Plan(Cancelled with { RefundedTotal = 4m }).SkipReason);
        _books.Made(Sold.Order.Key, DocumentPurposes.Payment, "170", "Payment");
        Assert.Equal(["Payment 170", "Invoice 130"], _books.Plan(Cancelled).Drafts.Select(draft => $"{draft.Entity} {draft.TargetId}"));
    }

    [Fact]
    public void A_sale_that_was_paid_back_in_full_stays_beside_its_refund()
    {
        _books.Settings = _books.Settings with { CancelledOrders = CancelledOrders.Void };
        Assert.Equal(OperationAction.Update, Assert.Single(_books.Plan(Cancelled with { RefundedTotal = 104.05m }).Drafts).Action);
        Assert.Throws<SyncException>(() => _books.Plan(Cancelled with { RefundedTotal = 4m }));
    }
}
