using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class OrderMap
{
    public static Order From(Row row) => From(row, row.Read(WooCommerceJson.Default.WireOrder));

    private static Order From(Row row, WireOrder wire) => new()
    {
        Id = row.RequiredId,
        ModifiedAt = wire.DateModifiedGmt,
        Version = row.Version,
        Mark = Marks.OfOrder(row),
        IsDeleted = wire.Status == ProductMap.Trash,
        Raw = row.Raw,
        Number = wire.Number ?? row.RequiredId,
        Status = wire.Status,
        Currency = Required(wire.Currency, "currency").ToUpperInvariant(),
        GrandTotal = wire.Total ?? throw Empty("total"),
        TotalTax = wire.TotalTax ?? 0,
        ShippingTotal = wire.ShippingTotal ?? 0,
        DiscountTotal = wire.DiscountTotal ?? 0,
        RefundedTotal = -wire.Refunds.Sum(refund => refund.Total ?? 0),
        PricesIncludeTax = wire.PricesIncludeTax,
        CustomerId = wire.CustomerId,
        Billing = AddressMap.From(wire.Billing) ?? new Address(),
        Shipping = AddressMap.From(wire.Shipping),
        PaymentMethod = wire.PaymentMethod,
        PaymentMethodTitle = wire.PaymentMethodTitle,
        TransactionId = wire.TransactionId,
        CustomerNote = wire.CustomerNote,
        CreatedAt = wire.DateCreatedGmt ?? throw Empty("date_created_gmt"),
        PaidAt = wire.DatePaidGmt,
        PaidBy = PaidMark.In(row.Raw),
        CompletedAt = wire.DateCompletedGmt,
        Lines = OrderLineMap.All(row.Raw, wire.LineItems, wire.ShippingLines, wire.FeeLines),
        Taxes = OrderLineMap.Taxes(row.Raw, wire.TaxLines),
        Coupons = [.. row.Raw.Parts("coupon_lines").Zip(wire.CouponLines, Coupon)],
        Refunds = [.. wire.Refunds.Select((refund, index) => Refund(refund, index))],
    };

    private static OrderCoupon Coupon(JsonElement raw, WireCouponLine wire) => new()
    {
        Id = Required(wire.Id, "coupon_lines.id"),
        Code = wire.Code ?? "",
        Discount = wire.Discount ?? 0,
        DiscountTax = wire.DiscountTax ?? 0,
        Raw = raw,
    };

    private static OrderRefund Refund(WireOrderRefund wire, int index) =>
        new(Required(wire.Id, $"refunds[{index}].id"), -(wire.Total ?? 0), wire.Reason);

    private static string Required(string? value, string field) => value ?? throw Empty(field);

    private static JsonException Empty(string field) => new("is empty", $"$.{field}", null, null);
}
