using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>
/// The rows of <c>order_lines</c> an order makes. Items, shipping, fees and taxes add up to its total; coupons are positive and
/// already inside the item totals; refunds are negative.
/// </summary>
internal static class OrderLines
{
    public static void Map(Order order, Utf8JsonWriter lines)
    {
        foreach (var line in order.Lines) Line(line, order.Currency, lines);
        foreach (var coupon in order.Coupons) Coupon(coupon, order.Currency, lines);
        foreach (var tax in order.Taxes) Tax(tax, order.Currency, lines);
        foreach (var refund in order.Refunds) Refund(refund, order.Currency, lines);
    }

    private static void Line(OrderLine line, string currency, Utf8JsonWriter row)
    {
        Start(row, line.Kind == OrderLineKind.Item ? "line_item" : line.Kind.ToString().ToLowerInvariant(), line.Id, line.Name, currency);
        row.WriteString("product_source_id", line.ProductId);
        row.WriteString("variation_source_id", line.VariationId);
        row.WriteString("sku", line.Sku);
        row.Number("quantity", line.Quantity);
        row.Number("unit_price", line.UnitPrice);
        row.Number("subtotal", line.Subtotal);
        row.Number("total", line.Total);
        row.Number("total_tax", line.TotalTax);
        Taxes(line.Taxes, row);
        End(line.Raw, row);
    }

    private static void Coupon(OrderCoupon coupon, string currency, Utf8JsonWriter row)
    {
        Start(row, "coupon", coupon.Id, coupon.Code, currency);
        row.Number("total", coupon.Discount);
        row.Number("total_tax", coupon.DiscountTax);
        End(coupon.Raw, row);
    }

    private static void Tax(OrderTax tax, string currency, Utf8JsonWriter row)
    {
        Start(row, "tax", tax.Id, tax.Label, currency);
        row.Number("total", tax.Total + tax.ShippingTotal);
        End(tax.Raw, row);
    }

    private static void Refund(OrderRefund refund, string currency, Utf8JsonWriter row)
    {
        Start(row, "refund", refund.Id, string.IsNullOrEmpty(refund.Reason) ? "Refund" : refund.Reason, currency);
        row.Number("total", -refund.Amount);
        End(null, row);
    }

    private static void Taxes(IReadOnlyList<LineTax> taxes, Utf8JsonWriter row)
    {
        row.WriteStartArray("taxes");
        foreach (var tax in taxes)
        {
            row.WriteStartObject();
            row.WriteString("rate_id", tax.RateId);
            row.Number("total", tax.Total);
            row.Number("subtotal", tax.Subtotal);
            row.WriteEndObject();
        }

        row.WriteEndArray();
    }

    private static void Start(Utf8JsonWriter row, string kind, string id, string name, string currency)
    {
        row.WriteStartObject();
        row.WriteString("kind", kind);
        row.WriteString("line_id", id);
        row.WriteString("name", name);
        row.WriteString("currency", currency);
    }

    private static void End(JsonElement? raw, Utf8JsonWriter row)
    {
        row.Raw(raw);
        row.WriteEndObject();
    }
}
