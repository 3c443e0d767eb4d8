using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>An order as a sales receipt or an invoice. Without id and version, so that the same order gives the same bytes.</summary>
internal static class SalesDocument
{
    private const int LongestShipMethod = 31;

    /// <param name="order">The order.</param>
    /// <param name="entity">SalesReceipt or Invoice.</param>
    /// <param name="plan">What is known beside it.</param>
    /// <exception cref="Engine.Failures.SyncException">Something the document needs is missing.</exception>
    public static ReadOnlyMemory<byte> Of(Order order, string entity, DocumentPlan plan)
    {
        var form = SalesForm.Of(order, plan.Company, plan.Settings, line => ProductItem.Of(line, plan));
        return BodyJson.Object(body =>
        {
            Parties.Write(body, order, plan);
            plan.Number(body, DocNumbers.Order(plan.Settings.DocNumberPrefix, order.Number, order.Id));
            if (entity == Entities.Invoice) Invoice(body, order, plan);
            else Receipt(body, order, plan);
            body.Note(Marker.Of(order.Key, plan.Context.SourceConnectionId), Told(order));
            Memo(body, order, plan);
            Shipping(body, order);
            CustomFields.Write(body, order, plan);
            form.WriteTo(body);
        });
    }

    /// <summary>The day an order's sale belongs to.</summary>
    public static DateTimeOffset SoldAt(Order order, string entity) => entity == Entities.SalesReceipt ? order.PaidAt ?? order.CreatedAt : order.CreatedAt;

    private static void Invoice(Utf8JsonWriter body, Order order, DocumentPlan plan)
    {
        var day = TxnDates.Day(SoldAt(order, Entities.Invoice), plan.Company.TimeZone);
        body.WriteString("TxnDate", plan.Day(SoldAt(order, Entities.Invoice)));
        body.WriteString("DueDate", day.AddDays(plan.Settings.PaymentTermsDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static void Receipt(Utf8JsonWriter body, Order order, DocumentPlan plan)
    {
        body.WriteString("TxnDate", plan.Day(SoldAt(order, Entities.SalesReceipt)));
        Gateway.Of(order, plan.Company, plan.Settings).Write(body);
        body.Text("PaymentRefNum", PaymentReferences.Field(DocumentText.OneLine(order.TransactionId, int.MaxValue)));
    }

    private static IEnumerable<string?> Told(Order order) =>
    [
        $"Order {order.Number}",
        order.PaymentMethodTitle is { } title ? $"Paid by {title}" : null,
        PaymentReferences.Note(order.TransactionId),
        order.Coupons.Count > 0 ? $"Coupons: {string.Join(", ", order.Coupons.Select(coupon => coupon.Code))}" : null,
        BillEmail.Bad(order.Billing.Email) is { } email ? $"E-mail as given: {email}" : null,
    ];

    private static void Memo(Utf8JsonWriter body, Order order, DocumentPlan plan)
    {
        if (!plan.Settings.SendNotes || DocumentText.Of(order.CustomerNote, TextLimits.CustomerMemo) is not { } note) return;
        body.Part("CustomerMemo", "value", note);
    }

    private static void Shipping(Utf8JsonWriter body, Order order)
    {
        var method = order.Lines.FirstOrDefault(line => line.Kind == OrderLineKind.Shipping)?.Name;
        if (DocumentText.OneLine(method, LongestShipMethod) is { } name) body.Part("ShipMethodRef", "value", name);
    }
}
