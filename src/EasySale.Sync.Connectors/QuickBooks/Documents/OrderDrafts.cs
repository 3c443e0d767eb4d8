using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>What is to be done for an order: its document, and the payment of an invoice that is paid.</summary>
internal static class OrderDrafts
{
    public static RecordPlan Of(Order order, DocumentPlan plan)
    {
        var made = plan.Context.Made(order.Key);
        if (made is null) return First(order, OrderScope.Of(order, plan.Settings), plan);
        return OrderScope.IsCancelled(order) && !IsGivenBack(order) ? Cancelled(order, made, plan) : Documents(order, made.Entity ?? Entities.SalesReceipt, plan);
    }

    private static RecordPlan First(Order order, OrderScope scope, DocumentPlan plan) =>
        scope.Entity is { } entity ? Documents(order, entity, plan) : RecordPlan.Skip(scope.Reason!);

    private static RecordPlan Documents(Order order, string entity, DocumentPlan plan)
    {
        var document = plan.Draft(order.Key, Purposes.Record, entity, SalesDocument.Of(order, entity, plan));
        if (entity != Entities.Invoice || order.PaidAt is null || Paid(order, plan) is not (> 0 and var amount) || IsBooked(order, plan)) return RecordPlan.Of(document);
        var payment = plan.Draft(order.Key, DocumentPurposes.Payment, Entities.Payment, PaymentDocument.Of(order, amount, plan));
        return IsLowered(order, plan) ? RecordPlan.Of(payment, document) : RecordPlan.Of(document, payment);
    }

    // No invoice may fall below what was paid on it.
    private static bool IsLowered(Order order, DocumentPlan plan) =>
        plan.Context.Made(order.Key, DocumentPurposes.Payment) is not null && plan.Context.Made(order.Key)?.Amount > order.GrandTotal;

    private static decimal Paid(Order order, DocumentPlan plan) => order.GrandTotal - CreditedAmount.Of(order, plan.Context);

    // The shop was told of the money from these very books: a second payment would post it twice. Who copies an order copies the mark too.
    private static bool IsBooked(Order order, DocumentPlan plan) =>
        order.PaidBy is { } told && told.ConnectionId == plan.Settings.ConnectionId && told.Id == plan.Context.Made(order.Key)?.Id
        && plan.Context.Made(order.Key, DocumentPurposes.Payment) is null;

    // What was paid back in full is in the books as sale and refund: voiding the sale would take the money off twice.
    public static bool IsGivenBack(Order order) => order.RefundedTotal > 0 && order.RefundedTotal >= order.GrandTotal;

    private static RecordPlan Cancelled(Order order, TargetReference made, DocumentPlan plan)
    {
        var payment = plan.Context.Made(order.Key, DocumentPurposes.Payment);
        if (made.IsVoided && payment is null or { IsVoided: true }) return RecordPlan.Skip(TotalCheck.Voided);
        if (order.RefundedTotal > 0) throw Ask(order, made, "cancelled_partly_refunded",
            "part of it was refunded, so it cannot be voided by itself. Correct the document by hand in QuickBooks, then dismiss this.");
        if (plan.Settings.CancelledOrders == CancelledOrders.Ask) throw Ask(order, made, "order_cancelled",
            "void it in QuickBooks and dismiss this, or set cancelledOrders to void and try again.", owesNothing: true);
        return payment is null
            ? RecordPlan.Of(Void(Purposes.Record, made, made.Entity ?? Entities.SalesReceipt))
            : RecordPlan.Of(Void(DocumentPurposes.Payment, payment, Entities.Payment), Void(Purposes.Record, made, Entities.Invoice));
    }

    private static Draft Void(string purpose, TargetReference made, string entity) => new(OperationAction.Void, BodyJson.Object(_ => { }))
    {
        Purpose = purpose,
        Entity = entity,
        TargetId = made.Id,
        ExpectedVersion = made.Version,
    };

    private static SyncException Ask(Order order, TargetReference made, string code, string remedy, bool owesNothing = false) => new(
        FailureCause.FixRecord,
        QuickBooksErrors.Prefix + code,
        $"Order {order.Number} was cancelled in the shop after it was posted to QuickBooks: {remedy}",
        $"{made.Entity} {made.Id}")
    {
        OwesNothing = owesNothing,
    };
}
