using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Tests.QuickBooks.Documents;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>Orders that are cancelled, taken up again, credited and refunded after they were posted.</summary>
public sealed class ChangedMindsTests
{
    private static readonly RecordKind[] Sales = [RecordKind.Orders, RecordKind.Refunds];

    [Theory]
    [InlineData("salesReceipt")]
    [InlineData("invoice")]
    public async Task A_voided_sale_comes_back_with_its_order_and_nothing_is_refunded_of_it_while_it_is_void(string document)
    {
        await using var house = await ShopToBooks.Start();
        await house.Set("books-1", "cancelledOrders", "void");
        await house.Set("books-1", "paidDocument", document);
        var order = await Sold(house, "completed");

        await Become(house, order, "cancelled");
        Assert.Equal(0m, Sum(house, order));
        await Become(house, order, "completed");
        Assert.Empty((await house.Failures()).Select(failure => $"{failure.SourceId}: {failure.Code} {failure.Detail}"));
        Assert.Equal(11.30m, Sum(house, order));
        await Become(house, order, "cancelled");
        house.Shop.RefundOrder(order, new JsonObject { ["amount"] = "1.00", ["reason"] = "Late" });
        await house.Sync(SyncMode.Incremental, Sales);

        Assert.Equal(0m, Sum(house, order));
        Assert.Equal("quickbooks.refund_of_voided", Assert.Single(await house.Failures()).Code);
    }

    [Fact]
    public async Task An_order_may_go_back_and_forth_as_it_likes()
    {
        await using var house = await ShopToBooks.Start();
        await house.Set("books-1", "cancelledOrders", "void");
        var order = await Sold(house, "on-hold");
        foreach (var status in new[] { "cancelled", "on-hold", "processing", "cancelled", "completed" }) await Become(house, order, status);
        await IsPaid(house, order, 11.30m);
    }

    [Fact]
    public async Task An_invoice_that_was_credited_is_paid_with_what_is_left()
    {
        await using var house = await ShopToBooks.Start();
        var order = await Sold(house, "on-hold");
        house.Shop.RefundOrder(order, new JsonObject { ["amount"] = "1.00", ["reason"] = "Late" });
        await house.Sync(SyncMode.Incremental, Sales);
        Assert.Single(house.Documents("CreditMemo"), memo => memo.Key.StartsWith("EasySale.Sync refund", StringComparison.Ordinal));

        await Become(house, order, "completed");

        Assert.Empty(await house.Failures());
        Assert.Equal(0m, LiveBooks.Number(Assert.Single(house.Documents("Invoice")[$"EasySale.Sync order shop-1/{order}"])["Balance"]));
        Assert.Equal(10.30m, LiveBooks.Number(Assert.Single(house.Documents("Payment")[$"EasySale.Sync order shop-1/{order} payment"])["TotalAmt"]));
    }

    [Theory]
    [InlineData(-2.00)]
    [InlineData(2.00)]
    public async Task An_order_that_is_edited_once_it_is_paid_takes_invoice_and_payment_along(decimal more)
    {
        await using var house = await ShopToBooks.Start();
        await house.Set("books-1", "paidDocument", "invoice");
        var order = await Sold(house, "completed");

        await Cost(house, order, more);

        await IsPaid(house, order, 11.30m + more);
    }

    [Fact]
    public async Task An_order_that_is_edited_and_paid_between_two_runs_is_paid_with_its_new_total()
    {
        await using var house = await ShopToBooks.Start();
        var order = await Sold(house, "on-hold");

        house.Shop.SetOrderStatus(order, "processing");
        await Cost(house, order, 5.00m);

        await IsPaid(house, order, 16.30m);
    }

    [Theory]
    [InlineData("salesReceipt", "ask", "cancelled", -11.30)]
    [InlineData("salesReceipt", "void", "cancelled", 0)]
    [InlineData("invoice", "ask", "cancelled", -11.30)]
    [InlineData("invoice", "void", "cancelled", 0)]
    public async Task The_reconciliation_tells_what_the_shop_gave_up_and_the_books_keep(string document, string cancelled, string status, decimal difference)
    {
        await using var house = await ShopToBooks.Start();
        await house.Set("books-1", "cancelledOrders", cancelled);
        await house.Set("books-1", "paidDocument", document);
        var order = await Sold(house, "completed");
        Assert.Equal(0m, await Difference(house));

        await Become(house, order, status);
        Assert.Equal((difference, -difference), (await Difference(house), Sum(house, order)));

        await Become(house, order, "completed");
        Assert.Equal((0m, 11.30m), (await Difference(house), Sum(house, order)));
    }

    private static async Task<decimal> Difference(ShopToBooks house) => (await house.Reconciliation()).Sum(day => day.Difference);

    private static async Task IsPaid(ShopToBooks house, int order, decimal total)
    {
        Assert.Empty((await house.Failures()).Select(failure => $"{failure.SourceId}: {failure.Code} {failure.Detail}"));
        var invoice = Assert.Single(house.Documents("Invoice")[$"EasySale.Sync order shop-1/{order}"]);
        var payment = Assert.Single(house.Documents("Payment")[$"EasySale.Sync order shop-1/{order} payment"]);
        Assert.Equal((total, 0m, total), (LiveBooks.Number(invoice["TotalAmt"]), LiveBooks.Number(invoice["Balance"]), LiveBooks.Number(payment["TotalAmt"])));
    }

    // A fee without tax, such as a shop's owner adds by hand.
    private static async Task Cost(ShopToBooks house, int order, decimal more)
    {
        house.Shop.EditOrder(order, row =>
        {
            var text = more.ToString(CultureInfo.InvariantCulture);
            row["fee_lines"]!.AsArray().Add(new JsonObject { ["id"] = 9001, ["name"] = "By hand", ["total"] = text, ["total_tax"] = "0.00", ["taxes"] = new JsonArray(), ["meta_data"] = new JsonArray() });
            row["total"] = (decimal.Parse((string)row["total"]!, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture);
        });
        await house.Sync(SyncMode.Incremental, Sales);
    }

    private static async Task<int> Sold(ShopToBooks house, string status)
    {
        var product = house.Shop.AddProduct(new JsonObject { ["name"] = "Mug", ["regular_price"] = "10.00", ["sku"] = "MUG-1" });
        var order = house.Order(null, product, status: status);
        await house.Sync(SyncMode.Full, Sales);
        return order;
    }

    private static async Task Become(ShopToBooks house, int order, string status)
    {
        house.Shop.SetOrderStatus(order, status);
        await house.Sync(SyncMode.Incremental, Sales);
    }

    // What the books hold of the order: its sale less what went back.
    private static decimal Sum(ShopToBooks house, int order)
    {
        var id = order.ToString(CultureInfo.InvariantCulture);
        return new[] { "SalesReceipt", "Invoice" }.SelectMany(entity => house.Documents(entity)[$"EasySale.Sync order shop-1/{id}"]).Sum(sale => LiveBooks.Number(sale["TotalAmt"]))
            - house.Company.All("RefundReceipt").Where(refund => ((string?)refund["PrivateNote"])?.Contains($"of order {id}\n", StringComparison.Ordinal) == true).Sum(refund => LiveBooks.Number(refund["TotalAmt"]));
    }
}
