namespace EasySale.Sync.Simulators.QuickBooks.Front.Webhooks;

/// <summary>The entities webhooks tell of. Tax codes, tax rates and inventory adjustments are not among them.</summary>
internal static class WebhookEntities
{
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        "Account", "Bill", "BillPayment", "Budget", "Class", "CreditMemo", "Currency", "Customer", "Department", "Deposit",
        "Employee", "Estimate", "Invoice", "Item", "JournalCode", "JournalEntry", "Payment", "PaymentMethod", "Preferences", "Purchase", "PurchaseOrder",
        "RefundReceipt", "SalesReceipt", "TaxAgency", "Term", "TimeActivity", "Transfer", "Vendor", "VendorCredit",
    };

    public static bool Contain(string entity) => Told.Contains(entity);
}
