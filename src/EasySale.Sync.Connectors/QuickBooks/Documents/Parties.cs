using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>Who bought, where the bill and the goods go. The books never send mail by themselves: the shop has done so.</summary>
internal static class Parties
{
    public static void Write(Utf8JsonWriter body, Order order, DocumentPlan plan)
    {
        body.Reference("CustomerRef", Buyer.Of(order, plan.Company, plan.Settings).Reference(plan.Context, plan.Settings));
        body.PrintedAddress("BillAddr", order.Billing);
        body.PrintedAddress("ShipAddr", order.Shipping ?? order.Billing);
        if (BillEmail.Of(order.Billing.Email) is { } address)
        {
            body.WriteStartObject("BillEmail");
            body.WriteText("Address", address);
            body.WriteEndObject();
        }

        body.WriteString("EmailStatus", "NotSet");
    }
}
