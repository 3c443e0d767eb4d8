using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class CustomerAndRefundMapTests
{
    [Fact]
    public void Every_recorded_customer_can_be_read() =>
        Assert.Equal(81, RecordedRow.Many("corpus/customers-id-asc-perpage100-page1").Select(CustomerMap.From).Count());

    [Fact]
    public void Empty_addresses_and_names_are_none()
    {
        var customer = CustomerMap.From(RecordedRow.One("single/customer-empty-addresses"));
        Assert.Null(customer.Billing);
        Assert.Null(customer.Shipping);
        Assert.Null(CustomerMap.From(RecordedRow.One("single/customer-no-first-name")).FirstName);
    }

    [Fact]
    public void A_company_longer_than_a_ledger_likes_is_kept_whole() =>
        Assert.True(CustomerMap.From(RecordedRow.One("single/customer-long-company")).Company!.Length > 100);

    [Fact]
    public void Refunds_of_all_recorded_orders_add_up_to_what_the_orders_say()
    {
        var rows = RecordedRow.Orders().ToDictionary(order => order.RequiredId);
        var orders = rows.Values.Select(OrderMap.From).ToDictionary(order => order.Id);
        var refunds = RecordedRow.Many("corpus/refunds-all").Select(row => Refund(row, rows)).ToArray();
        Assert.Equal(39, refunds.Length);
        Assert.All(refunds.Where(refund => orders.ContainsKey(refund.OrderId)).GroupBy(refund => refund.OrderId), group =>
            Assert.Equal(orders[group.Key].RefundedTotal, group.Sum(refund => refund.Amount)));
        Assert.All(refunds.Where(refund => orders.ContainsKey(refund.OrderId)), refund =>
            Assert.Equal((refund.OrderId, refund.Currency), (refund.Order!.Id, refund.Order.Currency)));
    }

    [Fact]
    public void A_refunds_lines_are_negative_and_point_to_the_order_lines()
    {
        var refund = RefundMap.From(RecordedRow.Many("single/refunds-of-order-refunded")[0], "104", Order("CAD"));
        Assert.Equal(470.19m, refund.Amount);
        Assert.All(refund.Lines, line => Assert.NotNull(line.RefundedLineId));
        Assert.Equal(-470.19m, refund.Lines.Sum(line => line.Total + line.TotalTax));
        Assert.Contains(refund.Lines, line => line.Kind == OrderLineKind.Shipping && line.RefundedLineId == "29");
    }

    [Fact]
    public void An_amount_only_refund_has_no_lines()
    {
        var refund = RefundMap.From(RecordedRow.One("single/refund"), "338", Order("CAD"));
        Assert.Empty(refund.Lines);
        Assert.Equal(new Money(0.01m, "CAD"), refund.Total);
    }

    [Fact]
    public void A_refund_of_an_order_that_cannot_be_read_is_read_without_it()
    {
        var refund = RefundMap.From(RecordedRow.One("single/refund"), "338", Order("CAD"));
        Assert.Equal(("338", "CAD"), (refund.OrderId, refund.Currency));
        Assert.Null(refund.Order);
    }

    private static Refund Refund(Row row, IReadOnlyDictionary<string, Row> orders)
    {
        var order = row.Reference("parent_id")!;
        return RefundMap.From(row, order, orders.GetValueOrDefault(order));
    }

    private static Row Order(string currency) => RecordedRow.Of($$"""{"id":338,"currency":"{{currency}}"}""");
}
