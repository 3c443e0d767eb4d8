using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Marks an order as paid that was paid elsewhere. It only ever goes forward, from waiting for money to paid.</summary>
internal sealed class PaymentTarget(WooCommerceClient client, WooCommerceSettings settings, TimeProvider time)
    : StoreTarget(client, new Orders(client, settings), time)
{
    /// <summary>The setting that leaves orders as they are.</summary>
    public const string Keep = "keep";

    private const string Collection = "orders";

    /// <summary>Statuses that wait for money. All others, those of plugins too, are somebody's decision.</summary>
    private static readonly string[] Waiting = ["pending", "on-hold", "failed"];

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
        return Waiting.Contains(order.Text("status")) ? null : WriteAnswer.Superseded(held.Id, $"The shop's order is {order.Text("status")}, so it stays as it is.");
    }
}
