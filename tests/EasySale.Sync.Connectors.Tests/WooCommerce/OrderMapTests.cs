using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class OrderMapTests
{
    public static TheoryData<string> OrderIds => [.. RecordedRow.Orders().Select(row => row.RequiredId)];

    [Fact]
    public void All_recorded_orders_are_there() => Assert.Equal(249, RecordedRow.Orders().Count);

    [Theory]
    [MemberData(nameof(OrderIds))]
    public void The_lines_and_the_tax_of_every_recorded_order_make_its_total(string id)
    {
        var order = OrderMap.From(RecordedRow.Orders().Single(row => row.RequiredId == id));
        Assert.Equal(order.GrandTotal, order.Lines.Sum(line => line.Total) + order.TotalTax);
        Assert.Equal(order.DiscountTotal, order.Lines.Sum(line => line.Subtotal - line.Total));
        Assert.Equal(order.ShippingTotal, order.Lines.Where(line => line.Kind == OrderLineKind.Shipping).Sum(line => line.Total));
    }

    [Fact]
    public void The_tax_lines_of_all_recorded_orders_make_their_tax_but_for_one()
    {
        var orders = RecordedRow.Orders().Select(OrderMap.From).ToArray();
        Assert.Equal(1, orders.Count(order => order.Taxes.Sum(tax => tax.Total + tax.ShippingTotal) != order.TotalTax));
    }

    [Fact]
    public void A_guest_has_no_customer_but_a_billing_address()
    {
        var order = Read("order-processing-guest");
        Assert.Null(order.CustomerId);
        Assert.NotNull(order.Billing.Email);
        Assert.Equal("processing", order.Status);
        Assert.NotNull(order.PaidAt);
    }

    [Fact]
    public void Dates_are_the_utc_ones()
    {
        var order = Read("order-partially-refunded");
        Assert.Equal(new DateTimeOffset(2025, 12, 3, 7, 16, 4, TimeSpan.Zero), order.CreatedAt);
        Assert.Equal(new DateTimeOffset(2025, 12, 7, 22, 22, 44, TimeSpan.Zero), order.ModifiedAt);
        Assert.Equal(TimeSpan.Zero, order.CreatedAt.Offset);
    }

    [Fact]
    public void Refunds_are_positive_and_do_not_lower_the_total()
    {
        var order = Read("order-partially-refunded");
        Assert.Equal(287.45m, order.GrandTotal);
        Assert.Equal(89.25m, order.RefundedTotal);
        Assert.Equal(new OrderRefund("101", 89.25m, "One returned – « trop petit »"), Assert.Single(order.Refunds));
        Assert.Equal(2, Read("order-two-refunds").Refunds.Count);
    }

    [Fact]
    public void An_empty_shipping_address_is_none()
    {
        Assert.Null(Read("order-on-hold").Shipping);
        Assert.Equal("Calgary", Read("order-partially-refunded").Shipping!.City);
    }

    [Fact]
    public void Unpaid_orders_say_so()
    {
        Assert.All(new[] { "order-pending", "order-on-hold", "order-failed", "order-cancelled" }, name => Assert.Null(Read(name).PaidAt));
        Assert.All(new[] { "order-completed", "order-refunded", "order-custom-status" }, name => Assert.NotNull(Read(name).PaidAt));
    }

    [Fact]
    public void A_status_of_a_plugin_is_taken_as_it_is() => Assert.Equal("await-pickup", Read("order-custom-status").Status);

    [Fact]
    public void Currencies_are_the_orders_own()
    {
        Assert.Equal(new Money(Read("order-usd").GrandTotal, "USD"), Read("order-usd").Total);
        Assert.Equal("EUR", Read("order-eur").Currency);
    }

    [Fact]
    public void Fees_shipping_and_coupons_are_kept_apart()
    {
        Assert.True(Assert.Single(Read("order-fee").Lines, line => line.Kind == OrderLineKind.Fee).Total > 0);
        Assert.True(Assert.Single(Read("order-negative-fee").Lines, line => line.Kind == OrderLineKind.Fee).Total < 0);
        Assert.Equal(2, Read("order-two-shipping-lines").Lines.Count(line => line.Kind == OrderLineKind.Shipping));
        Assert.DoesNotContain(Read("order-no-shipping").Lines, line => line.Kind == OrderLineKind.Shipping);
        Assert.Equal(2, Read("order-two-coupons").Coupons.Count);
        Assert.All(Read("order-two-coupons").Coupons, coupon => Assert.True(coupon.Discount > 0));
    }

    [Fact]
    public void Each_tax_is_a_line_of_its_own_with_the_orders_copy_of_the_rate()
    {
        Assert.Equal(["GST", "QST"], Read("order-qc-gst-qst").Taxes.Select(tax => tax.Label).Order());
        Assert.Contains(Read("order-qc-gst-qst").Taxes, tax => tax.RatePercent == 9.975m);
        Assert.Contains(Read("order-compound-tax").Taxes, tax => tax.Compound);
        Assert.True(Read("order-prices-include-tax").PricesIncludeTax);
    }

    [Fact]
    public void A_line_without_a_product_keeps_its_name_and_amount()
    {
        foreach (var name in new[] { "order-line-without-product", "order-line-of-deleted-product" })
        {
            var line = Assert.Single(Read(name).Lines, line => line.Kind == OrderLineKind.Item && line.ProductId is null);
            Assert.NotEqual(0, line.Total);
            Assert.NotEqual("", line.Name);
            Assert.Null(line.Sku);
        }
    }

    [Fact]
    public void A_line_names_product_and_variation()
    {
        var line = Read("order-variation-line").Lines.First(line => line.VariationId is not null);
        Assert.NotNull(line.ProductId);
        Assert.NotEqual(line.ProductId, line.VariationId);
    }

    [Fact]
    public void Raw_is_all_but_the_links_on_orders_and_parts()
    {
        var row = RecordedRow.One("single/order-coupon");
        var order = OrderMap.From(row);
        Assert.False(order.Raw!.Value.TryGetProperty("_links", out _));
        Assert.Equal(row.Json.EnumerateObject().Count() - 1, order.Raw.Value.EnumerateObject().Count());
        Assert.Equal(order.Raw.Value.GetProperty("line_items")[0].GetRawText(), order.Lines[0].Raw!.Value.GetRawText());
        Assert.Equal(JsonValueKind.Object, order.Coupons[0].Raw!.Value.ValueKind);
    }

    [Fact]
    public void An_order_in_the_trash_counts_as_deleted() =>
        Assert.True(OrderMap.From(RecordedRow.Of(RecordedRow.One("single/order-completed").Json.GetRawText().Replace("\"status\":\"completed\"", "\"status\":\"trash\"", StringComparison.Ordinal))).IsDeleted);

    private static Order Read(string name) => OrderMap.From(RecordedRow.One($"single/{name}"));
}
