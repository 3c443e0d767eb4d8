namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>The documents written, as JSON names them.</summary>
internal static class Entities
{
    public const string SalesReceipt = "SalesReceipt";
    public const string Invoice = "Invoice";
    public const string Payment = "Payment";
    public const string RefundReceipt = "RefundReceipt";
    public const string CreditMemo = "CreditMemo";
}
