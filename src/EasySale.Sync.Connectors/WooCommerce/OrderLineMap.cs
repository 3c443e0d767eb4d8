using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>The lines of orders and refunds.</summary>
internal static class OrderLineMap
{
    private const string RefundedItem = "_refunded_item_id";

    public static IReadOnlyList<OrderLine> All(
        JsonElement raw, IReadOnlyList<WireLine> items, IReadOnlyList<WireLine> shipping, IReadOnlyList<WireLine> fees) =>
    [
        .. raw.Parts("line_items").Zip(items, (part, line) => Line(part, line, OrderLineKind.Item)),
        .. raw.Parts("shipping_lines").Zip(shipping, (part, line) => Line(part, line, OrderLineKind.Shipping)),
        .. raw.Parts("fee_lines").Zip(fees, (part, line) => Line(part, line, OrderLineKind.Fee)),
    ];

    public static IReadOnlyList<OrderTax> Taxes(JsonElement raw, IReadOnlyList<WireTaxLine> lines) =>
        [.. raw.Parts("tax_lines").Zip(lines, Tax)];

    private static OrderLine Line(JsonElement raw, WireLine wire, OrderLineKind kind) => new()
    {
        Id = wire.Id ?? "0",
        Kind = kind,
        Name = wire.Name ?? wire.MethodTitle ?? "",
        ProductId = wire.ProductId,
        VariationId = wire.VariationId,
        Sku = wire.Sku,
        Quantity = wire.Quantity ?? 1,
        UnitPrice = wire.Price,
        // Shipping and fees know no coupons, so they have no amount "before".
        Subtotal = wire.Subtotal ?? wire.Total ?? 0,
        SubtotalTax = wire.SubtotalTax ?? wire.TotalTax ?? 0,
        Total = wire.Total ?? 0,
        TotalTax = wire.TotalTax ?? 0,
        TaxClass = wire.TaxClass,
        Taxes = [.. wire.Taxes.Select(tax => new LineTax(tax.Id ?? "0", tax.Total ?? 0, tax.Subtotal ?? tax.Total ?? 0))],
        RefundedLineId = RefundedLine(wire),
        Raw = raw,
    };

    private static OrderTax Tax(JsonElement raw, WireTaxLine wire) => new()
    {
        Id = wire.Id ?? "0",
        RateId = wire.RateId ?? "0",
        Label = wire.Label ?? "",
        RateCode = wire.RateCode,
        RatePercent = wire.RatePercent ?? 0,
        Compound = wire.Compound,
        Total = wire.TaxTotal ?? 0,
        ShippingTotal = wire.ShippingTaxTotal ?? 0,
        Raw = raw,
    };

    private static string? RefundedLine(WireLine wire) =>
        wire.MetaData.FirstOrDefault(datum => datum.Key == RefundedItem)?.Value is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id
            ? id.ToString()
            : null;
}
