using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.Tests.WooCommerce;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>Every recorded order and refund in the books of a Canadian company.</summary>
public sealed class CorpusFormTests
{
    private static readonly Order[] Orders =
        [.. Enumerable.Range(1, 4).SelectMany(page => RecordedRow.Many($"corpus/orders-id-asc-perpage100-page{page}")).Select(OrderMap.From)];

    [Fact]
    public void Every_order_comes_to_the_cent_without_a_rounding_line()
    {
        var books = new SimulatedBooks(Companies.Canada);
        Assert.Equal(249, Orders.Length);
        Assert.All(Orders, order =>
        {
            var form = SalesForm.Of(order, Companies.Canada, Companies.Settings, Item);
            Assert.Equal(order.GrandTotal, books.Post(form, "salesreceipt"));
            Assert.Equal(order.GrandTotal, BookTotal.Of(form, Companies.Canada));
            Assert.Equal(order.TotalTax, form.Tax.Computed);
            Assert.Equal(0, form.Rounding);
        });
    }

    [Fact]
    public void Every_refund_comes_to_the_cent_without_a_rounding_line()
    {
        var books = new SimulatedBooks(Companies.Canada);
        var orders = Orders.ToDictionary(order => order.Id);
        var rows = RecordedRow.Many("corpus/refunds-all").Where(row => orders.ContainsKey(row.Reference("parent_id")!)).ToArray();
        Assert.Equal(39, rows.Length);
        Assert.All(rows, row =>
        {
            var order = orders[row.Reference("parent_id")!];
            var refund = RefundMap.From(row, order.Id, null) with { Currency = order.Currency };
            var form = SalesForm.Of(refund with { Order = order }, Companies.Canada, Companies.Settings, Item);
            Assert.Equal(refund.Amount, books.Post(form, "refundreceipt"));
            Assert.Equal(refund.Amount, BookTotal.Of(form, Companies.Canada));
            Assert.Equal(0, form.Rounding);
        });
    }

    private static string Item(OrderLine line) => line.ProductId is null ? "95" : "21";
}
