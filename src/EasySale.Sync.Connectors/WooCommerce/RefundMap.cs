using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class RefundMap
{
    /// <param name="row">A refund, which says neither its currency nor, in its order's own list, its order.</param>
    /// <param name="orderId">The order's id.</param>
    /// <param name="order">The order's row; null when the order is gone.</param>
    public static Refund From(Row row, string orderId, Row? order) =>
        From(row.Read(WooCommerceJson.Default.WireRefund), row, orderId, order?.Text("currency")) with { Order = Readable(order) };

    private static Refund From(WireRefund wire, Row row, string orderId, string? currency) => new()
    {
        Id = row.RequiredId,
        Raw = row.Raw,
        OrderId = orderId,
        Amount = wire.Amount ?? throw new JsonException("is empty", "$.amount", null, null),
        Currency = currency?.ToUpperInvariant(),
        Reason = wire.Reason,
        CreatedAt = wire.DateCreatedGmt,
        Lines = OrderLineMap.All(row.Raw, wire.LineItems, wire.ShippingLines, wire.FeeLines),
        Taxes = OrderLineMap.Taxes(row.Raw, wire.TaxLines),
    };

    // An order that cannot be read is told where orders are read; its refund can be.
    private static Order? Readable(Row? order)
    {
        try
        {
            return order is null ? null : OrderMap.From(order);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
