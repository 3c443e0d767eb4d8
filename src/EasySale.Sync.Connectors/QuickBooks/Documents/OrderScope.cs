using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>What an order becomes. It never changes its kind once it is in the books.</summary>
/// <param name="Entity">SalesReceipt or Invoice; null for nothing.</param>
/// <param name="Reason">Why it becomes nothing, in the merchant's words.</param>
internal sealed record OrderScope(string? Entity, string? Reason)
{
    private static readonly HashSet<string> CancelledStatuses = ["cancelled", "failed"];

    /// <summary>For an order that is not in the books yet.</summary>
    public static OrderScope Of(Order order, QuickBooksSettings settings)
    {
        if (order.IsDeleted) return Nothing("The order is in the shop's trash.");
        if (IsCancelled(order)) return Nothing($"The order is {order.Status}.");
        if (order.Lines.Count == 0) return Nothing("The order has no lines.");
        if (order.PaidAt is not null) return new OrderScope(settings.PaidDocument == PaidDocument.Invoice ? Entities.Invoice : Entities.SalesReceipt, null);
        return settings.UnpaidStatuses.Contains(order.Status)
            ? new OrderScope(Entities.Invoice, null)
            : Nothing($"The order is not paid. Unpaid orders become invoices in the statuses of the setting unpaidStatuses; this one is {order.Status}.");
    }

    /// <summary>The order was given up, whatever has been made of it.</summary>
    public static bool IsCancelled(Order order) => order.IsDeleted || CancelledStatuses.Contains(order.Status);

    private static OrderScope Nothing(string reason) => new(null, reason);
}
