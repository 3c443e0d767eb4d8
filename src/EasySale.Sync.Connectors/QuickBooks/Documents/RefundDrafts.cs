using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>What is to be done for a refund: a receipt for money that went back, or a credit memo and its application to an open invoice.</summary>
internal static class RefundDrafts
{
    public static RecordPlan Of(Refund refund, DocumentPlan plan)
    {
        var made = plan.Context.Made(refund.Key);
        if (refund.IsDeleted) return made is null ? RecordPlan.Skip("The refund was deleted in the shop.") : throw Deleted(refund, made);
        if (refund.Amount == 0) return RecordPlan.Skip("Nothing was paid back.");
        if (plan.Context.Without(OrderOf(refund)) is { } reason) return NoOrder(reason);
        var order = refund.Order ?? throw OrderGone(refund);
        var sale = plan.Context.Made(order.Key);
        if (made is null && sale is { IsVoided: true } && !OrderDrafts.IsGivenBack(order)) throw SaleVoided(refund, order, sale);
        var scope = sale is null ? OrderScope.Of(order, plan.Settings) : new OrderScope(sale.Entity, null);
        return scope.Reason is { } unposted ? NoOrder(unposted) : Documents(refund, order, made?.Entity ?? Entity(order, scope, plan), plan);
    }

    public static RecordKey OrderOf(Refund refund) => new(RecordKind.Orders, refund.OrderId);

    private static RecordPlan Documents(Refund refund, Order order, string entity, DocumentPlan plan)
    {
        var document = plan.Draft(refund.Key, Purposes.Record, entity, RefundDocument.Of(refund, order, entity, plan));
        return entity == Entities.CreditMemo
            ? RecordPlan.Of(document, plan.Draft(refund.Key, DocumentPurposes.Application, Entities.Payment, CreditApplication.Of(refund, order, plan)))
            : RecordPlan.Of(document);
    }

    // Of an invoice nobody has paid no money can go back: less is owed.
    private static string Entity(Order order, OrderScope scope, DocumentPlan plan) =>
        scope.Entity == Entities.Invoice && order.PaidAt is null && plan.Context.Made(order.Key, DocumentPurposes.Payment) is null
            ? Entities.CreditMemo
            : Entities.RefundReceipt;

    private static RecordPlan NoOrder(string reason) => RecordPlan.Skip($"Its order is not in QuickBooks: {reason}");

    private static SyncException OrderGone(Refund refund) => new(
        FailureCause.FixRecord,
        $"{QuickBooksErrors.Prefix}refund_without_order",
        "The order of this refund is gone from the shop, and with it whom and how the money was paid back. Restore the order and try again, or enter the refund by hand.",
        $"order {refund.OrderId}");

    private static SyncException SaleVoided(Refund refund, Order order, TargetReference sale) => new(
        FailureCause.FixRecord,
        $"{QuickBooksErrors.Prefix}refund_of_voided",
        $"Order {order.Number} was cancelled and its document is voided in QuickBooks, so there is no sale refund {refund.Id} could be taken from. If the order was paid and only part of it given back, enter sale and refund in QuickBooks by hand and dismiss this. If all of it was given back, refund the rest in the shop and try again.",
        $"{sale.Entity} {sale.Id}");

    private static SyncException Deleted(Refund refund, TargetReference made) => new(
        FailureCause.FixRecord,
        $"{QuickBooksErrors.Prefix}refund_deleted",
        $"Refund {refund.Id} was deleted in the shop after it was posted. Delete {made.Entity} {made.Id} in QuickBooks and dismiss this.",
        $"{made.Entity} {made.Id}")
    {
        OwesNothing = true,
    };
}
