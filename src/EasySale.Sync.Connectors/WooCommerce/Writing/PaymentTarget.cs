using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Marks an order as paid that was paid elsewhere. It only ever goes forward, from waiting for money to paid.</summary>
internal sealed class PaymentTarget(WooCommerceClient client, WooCommerceSettings settings, TimeProvider time)
    : StoreTarget(client, new Orders(client, settings), time)
{
    /// <summary>The setting that leaves orders as they are.</summary>
    public const string Keep = "keep";

    private const string Collection = "orders";

    /// <summary>What the sale comes to where it was paid: held against the order's, never sent.</summary>
    private const string Total = "total";

    /// <summary>Statuses that wait for money. All others, those of plugins too, are somebody's decision.</summary>
    private static readonly string[] Waiting = ["pending", "on-hold", "failed"];

    private static readonly string[] Lines = ["line_items", "shipping_lines", "fee_lines"];

    public override RecordKind Kind => RecordKind.Payments;

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var payment = (Payment)record;
        if (payment.OrderOrigin is not { } order || order.ConnectionId != settings.Writing.ConnectionId)
            return RecordPlan.Skip("It is not for an order of this shop.");
        if (payment.State != PaymentState.Paid) return RecordPlan.Skip("The order is not known to be paid in full; the shop's order stays as it is.");
        if (settings.Writing.PaidOrders == Keep) return RecordPlan.Skip("The connection's setting \"paidOrders\" leaves orders as they are.");
        var body = BodyJson.Object(json =>
        {
            json.WriteString("status", settings.Writing.PaidOrders);
            PaidMark.Write(json, new RecordOrigin(context.SourceConnectionId, payment.Id));
            json.Amount(Total, payment.OrderTotal);
        });
        return RecordPlan.Of(new Draft(OperationAction.Update, body) { Entity = Collection, TargetId = order.Id });
    }

    public override RecordPlan PlanGone(RecordKey record, PlanContext context) =>
        RecordPlan.Skip("It is gone from the source; the shop's order stays as it is.");

    protected override string PathOf(Operation operation, Held? held) => Collection;

    // Orders change for many reasons that are nothing to a payment, so none of them makes it wait.
    protected override WriteAnswer? Judge(Operation change, Held held)
    {
        var order = new Row(held.Json);
        if (order.Text("date_paid_gmt") is not null) return WriteAnswer.Written(held.Id, held.Version);
        if (!Waiting.Contains(order.Text("status"))) return WriteAnswer.Superseded(held.Id, $"The shop's order is {order.Text("status")}, so it stays as it is.");
        // Not superseded: the payment says nothing new when the order is edited back, and nobody would plan it again.
        return IsMore(order, BodyOf(change)) ? WriteAnswer.Refused(Exceeds(change)) : null;
    }

    protected override void Write(Operation operation, JsonElement body, Utf8JsonWriter item)
    {
        foreach (var property in body.EnumerateObject())
            if (property.Name != Total) property.WriteTo(item);
    }

    // Roundings are no difference: at most the smallest amount a line.
    private static bool IsMore(Row order, JsonElement sale) => Amount(sale) is { } paid && Amount(order.Json) is { } asked
        && asked - paid > Currencies.Unit(Currencies.Decimals(order.Text("currency") ?? "")) * Lines.Sum(name => order.Json.Parts(name).Count());

    private static SyncException Exceeds(Operation payment) => new(
        FailureCause.TryAgain,
        $"{WooCommerceErrors.Prefix}order_exceeds_sale",
        "The shop's order comes to more than the sale that was paid, so it stays as it is. Bring the sale up to date in the books, or the order back to its total. It is tried again by itself some times; after that retry it.",
        $"order {payment.TargetId}");

    private static decimal? Amount(JsonElement json) => json.TryGetProperty(Total, out var total)
        && decimal.TryParse(total.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
