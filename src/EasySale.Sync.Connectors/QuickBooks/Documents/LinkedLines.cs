using System.Text.Json;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

internal static class LinkedLines
{
    /// <summary>A line of a payment that settles so much of another document.</summary>
    /// <param name="body">The payment's open line array.</param>
    /// <param name="amount">In the payment's currency.</param>
    /// <param name="id">The document's id, or its placeholder.</param>
    /// <param name="entity">Invoice or CreditMemo.</param>
    public static void LinkedLine(this Utf8JsonWriter body, decimal amount, string id, string entity)
    {
        body.WriteStartObject();
        body.WriteNumber("Amount", amount);
        body.WriteStartArray("LinkedTxn");
        body.WriteStartObject();
        body.WriteString("TxnId", id);
        body.WriteString("TxnType", entity);
        body.WriteEndObject();
        body.WriteEndArray();
        body.WriteEndObject();
    }
}
