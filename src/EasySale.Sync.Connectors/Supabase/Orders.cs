using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Orders with their lines, many in one transaction through the function <c>upsert_orders</c>.</summary>
internal sealed class Orders(SupabaseClient client, GoneRows gone, TimeProvider time) : UpsertStream<Order>(client, gone, time)
{
    // Named columns spare PostgREST reading the whole body before the database reads it anyway.
    public const string Function = "rpc/upsert_orders?columns=payload";

    /// <summary>The same with custom fields; only called when there are some, so that a database without the column works on.</summary>
    public const string FunctionWithCustom = "rpc/upsert_orders_with_custom?columns=payload";

    public override RecordKind Kind => RecordKind.Orders;

    protected override void Write(Order order, PlanContext context, Utf8JsonWriter body)
    {
        body.WriteStartObject("order");
        Map(order, context.SourceConnectionId, body);
        body.WriteEndObject();
        body.WriteStartArray("lines");
        OrderLines.Map(order, body);
        body.WriteEndArray();
    }

    protected override bool HasCustom(Row row) => RowJson.HasCustom(row.Operation.Body, "order");

    protected override string Key(JsonElement body) => base.Key(body.GetProperty("order"));

    protected override async Task<IReadOnlyList<WriteAnswer>> Send(IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        var function = HasCustom(rows[0]) ? FunctionWithCustom : Function;
        var answers = await Client.Post(function, Row.Array(rows, """{"payload":""", "}"), "", cancellation);
        return [.. answers.EnumerateArray().Select((answer, position) => answer.GetProperty("applied").GetBoolean()
            ? WriteAnswer.Written(rows[position].Key, total: Stored(answer, "total"))
            : Newer(rows[position]))];
    }

    private static void Map(Order order, string connectionId, Utf8JsonWriter row)
    {
        row.WriteString("connection_id", connectionId);
        row.WriteString("source_id", order.Id);
        row.WriteString("number", order.Number);
        row.WriteString("status", order.Status);
        row.WriteString("currency", order.Currency);
        row.Number("total", order.GrandTotal);
        row.Number("total_tax", order.TotalTax);
        row.Number("shipping_total", order.ShippingTotal);
        row.Number("discount_total", order.DiscountTotal);
        row.Number("refunded_total", order.RefundedTotal);
        row.WriteBoolean("prices_include_tax", order.PricesIncludeTax);
        row.WriteString("customer_source_id", order.CustomerId);
        row.WriteString("billing_email", order.Billing.Email);
        row.Address("billing", order.Billing);
        row.Address("shipping", order.Shipping);
        row.WriteString("payment_method", order.PaymentMethod);
        row.WriteString("transaction_id", order.TransactionId);
        row.Instant("date_created", order.CreatedAt);
        row.Instant("date_paid", order.PaidAt);
        row.Instant("source_modified", order.ModifiedAt ?? order.CreatedAt);
        row.WriteBoolean("is_deleted", order.IsDeleted);
        row.Raw(order.Raw);
        row.Custom(order);
    }
}
