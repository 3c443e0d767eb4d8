namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>What else is made of an order or a refund, beside its own document.</summary>
internal static class DocumentPurposes
{
    /// <summary>Money received on the order's invoice.</summary>
    public const string Payment = "payment";

    /// <summary>A payment of nothing that sets a refund's credit memo off against the order's open invoice.</summary>
    public const string Application = "application";
}
