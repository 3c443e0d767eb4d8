using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class RefundMap
{
    /// <param name="row">A refund, which says neither its currency nor, in its order's own list, its order.</param>
    /// <param name="order">The order's id.</param>
    /// <param name="currency">The order's currency; null when the order is gone.</param>
    public static Refund From(Row row, string order, string? currency) => From(row, row.Read(WooCommerceJson.Default.WireRefund), order, currency);

    private static Refund From(Row row, WireRefund wire, string order, string? currency) => new()
    {
        Id = row.RequiredId,
        Raw = row.Raw,
        OrderId = order,
        Amount = wire.Amount ?? throw new JsonException("is empty", "$.amount", null, null),
        Currency = currency?.ToUpperInvariant(),
        Reason = wire.Reason,
        CreatedAt = wire.DateCreatedGmt,
        Lines = OrderLineMap.All(row.Raw, wire.LineItems, wire.ShippingLines, wire.FeeLines),
        Taxes = OrderLineMap.Taxes(row.Raw, wire.TaxLines),
    };
}
