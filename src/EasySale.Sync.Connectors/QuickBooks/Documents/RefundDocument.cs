using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>A refund as a refund receipt (money went back) or a credit memo (less is owed). Amounts are positive in both.</summary>
internal static class RefundDocument
{
    /// <exception cref="SyncException">Something the document needs is missing.</exception>
    public static ReadOnlyMemory<byte> Of(Refund refund, Order order, string entity, DocumentPlan plan)
    {
        var form = SalesForm.Of(refund, plan.Company, plan.Settings, line => ProductItem.Of(line, plan));
        return BodyJson.Object(body =>
        {
            Parties.Write(body, order, plan);
            plan.Number(body, DocNumbers.Refund(plan.Settings.DocNumberPrefix, order.Number, order.Id, refund.Id));
            body.WriteString("TxnDate", plan.Day(refund.CreatedAt ?? refund.ModifiedAt ?? order.CreatedAt));
            if (entity == Entities.RefundReceipt) MoneyBack(body, order, plan);
            body.Note(
                Marker.Of(refund.Key, plan.Context.SourceConnectionId), $"Refund {refund.Id} of order {order.Number}", refund.Reason, PaymentReferences.Note(order.TransactionId));
            CustomFields.Write(body, refund, plan);
            form.WriteTo(body);
        });
    }

    // The books have no default account for money that goes out.
    private static void MoneyBack(Utf8JsonWriter body, Order order, DocumentPlan plan)
    {
        var gateway = Gateway.Of(order, plan.Company, plan.Settings);
        if (gateway.DepositAccount is null) throw new SyncException(
            FailureCause.FixSettings,
            $"{QuickBooksErrors.Prefix}refund_account_missing",
            "QuickBooks must know from which account a refund is paid. Choose it in the setting depositAccount, or in paymentMethods for this way of payment.",
            $"gateway {order.PaymentMethod ?? "none"}");
        gateway.Write(body);
    }
}
