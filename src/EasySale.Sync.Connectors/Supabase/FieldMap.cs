using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>What of a record goes into which column, for people who change it.</summary>
internal static class FieldMap
{
    private static readonly CustomFieldLimit Custom = new(
        Most: 50, LongestName: 60, LongestText: 10_000, "All of them go into the column custom, an object of these names; it needs the migration 0008_custom_fields.");

    public static TargetFields Of(RecordKind kind) => kind switch
    {
        RecordKind.Customers => Table(
            ("email", "email"), ("firstName", "first_name"), ("lastName", "last_name"), ("company", "company"), ("phone", "phone"),
            ("billing", "billing"), ("shipping", "shipping"), ("createdAt", "date_created")),
        RecordKind.Products => Table(
            ("parentId", "parent_source_id"), ("sku", "sku"), ("name", "name"), ("type", "kind"), ("status", "status"), ("price", "price"),
            ("regularPrice", "regular_price"), ("salePrice", "sale_price"), ("managesStock", "manage_stock"), ("stockQuantity", "stock_quantity"), ("createdAt", "date_created")),
        RecordKind.Orders => Table(
            ("number", "number"), ("status", "status"), ("currency", "currency"), ("grandTotal", "total"), ("totalTax", "total_tax"),
            ("shippingTotal", "shipping_total"), ("discountTotal", "discount_total"), ("refundedTotal", "refunded_total"),
            ("pricesIncludeTax", "prices_include_tax"), ("customerId", "customer_source_id"), ("billing.email", "billing_email"), ("billing", "billing"),
            ("shipping", "shipping"), ("paymentMethod", "payment_method"), ("transactionId", "transaction_id"), ("createdAt", "date_created"), ("paidAt", "date_paid"),
            ("lines[].name", "order_lines.name"), ("lines[].sku", "order_lines.sku"), ("lines[].productId", "order_lines.product_source_id"),
            ("lines[].quantity", "order_lines.quantity"), ("lines[].total", "order_lines.total"), ("lines[].totalTax", "order_lines.total_tax")),
        RecordKind.Refunds => Table(
            ("orderId", "order_source_id"), ("currency", "currency"), ("amount", "amount"), ("reason", "reason"), ("createdAt", "date_created")),
        _ => TargetFields.None,
    };

    private static TargetFields Table(params IEnumerable<(string Source, string Column)> fields) => new(
        [
            new BuiltInField("id", "source_id"),
            .. fields.Select(field => new BuiltInField(field.Source, field.Column)),
            new BuiltInField("modifiedAt", "source_modified"),
            new BuiltInField("isDeleted", "is_deleted"),
        ],
        Custom);
}
