using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>A payment of nothing that sets a credit memo off against its order's open invoice.</summary>
internal static class CreditApplication
{
    public static ReadOnlyMemory<byte> Of(Refund refund, Order order, DocumentPlan plan) => BodyJson.Object(body =>
    {
        body.Reference("CustomerRef", Buyer.Of(order, plan.Company, plan.Settings).Reference(plan.Context, plan.Settings));
        body.WriteNumber("TotalAmt", 0m);
        body.WriteString("TxnDate", plan.Day(refund.CreatedAt ?? refund.ModifiedAt ?? order.CreatedAt));
        if (plan.Company.MultiCurrency) body.Reference("CurrencyRef", order.Currency);
        body.Note(
            Marker.Of(refund.Key, plan.Context.SourceConnectionId, DocumentPurposes.Application), $"Refund {refund.Id} set off against the invoice of order {order.Number}");
        body.WriteStartArray("Line");
        body.LinkedLine(refund.Amount, plan.Context.Reference(order.Key), Entities.Invoice);
        body.LinkedLine(refund.Amount, plan.Context.Reference(refund.Key), Entities.CreditMemo);
        body.WriteEndArray();
    });
}
