namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>A payment gateway's id of a payment on a document.</summary>
internal static class PaymentReferences
{
    /// <summary>The id's beginning as far as it fits; null where there is none.</summary>
    public static string? Field(string? transactionId, int longest = TextLimits.PaymentReference) =>
        Names.Cut(transactionId, longest) is { Length: > 0 } text ? text : null;

    /// <summary>The whole id for the document's note; null where the field already says all.</summary>
    public static string? Note(string? transactionId, int longest = TextLimits.PaymentReference) =>
        transactionId?.Trim() is { } whole && whole.Length > longest ? $"Payment {whole}" : null;
}
