using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>What credit memos took off an order's invoice: refunds told of while nothing was paid. No money comes in for that.</summary>
internal static class CreditedAmount
{
    public static RecordKey KeyOf(OrderRefund refund) => new(RecordKind.Refunds, refund.Id);

    /// <summary>In the order's currency, tax included.</summary>
    public static decimal Of(Order order, PlanContext context) =>
        order.Refunds.Where(refund => context.Made(KeyOf(refund)) is { Entity: Entities.CreditMemo }).Sum(refund => refund.Amount);
}
