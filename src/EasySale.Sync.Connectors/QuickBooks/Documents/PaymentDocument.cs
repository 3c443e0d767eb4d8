using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>The money received on an order's invoice.</summary>
internal static class PaymentDocument
{
    /// <param name="order">The order, paid.</param>
    /// <param name="amount">What came in, in the order's currency.</param>
    /// <param name="plan">What is known beside it.</param>
    public static ReadOnlyMemory<byte> Of(Order order, decimal amount, DocumentPlan plan) => BodyJson.Object(body =>
    {
        body.Reference("CustomerRef", Buyer.Of(order, plan.Company, plan.Settings).Reference(plan.Context, plan.Settings));
        body.WriteNumber("TotalAmt", amount);
        body.WriteString("TxnDate", plan.Day(order.PaidAt!.Value));
        if (plan.Company.MultiCurrency) body.Reference("CurrencyRef", order.Currency);
        Gateway.Of(order, plan.Company, plan.Settings).Write(body);
        body.Text("PaymentRefNum", PaymentReferences.Field(DocumentText.OneLine(order.TransactionId, int.MaxValue)));
        body.Note(
            Marker.Of(order.Key, plan.Context.SourceConnectionId, DocumentPurposes.Payment), $"Payment of order {order.Number}", PaymentReferences.Note(order.TransactionId));
        body.WriteStartArray("Line");
        body.LinkedLine(amount, plan.Context.Reference(order.Key), Entities.Invoice);
        body.WriteEndArray();
    });
}
