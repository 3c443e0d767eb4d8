using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Tests.QuickBooks.Documents;
using EasySale.Sync.Connectors.Tests.WooCommerce;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>Everything the recorded shop sold, in the books of a company: order by order, to the cent.</summary>
public sealed class RecordedShopTests
{
    private static readonly RecordKind[] Sales = [RecordKind.Orders, RecordKind.Refunds];
    private static readonly string[] NeverSold = ["pending", "failed", "cancelled"];

    [Fact]
    public async Task Every_recorded_order_and_refund_is_booked_to_the_cent_and_once()
    {
        await using var house = await ShopToBooks.Start();

        var steps = await house.Sync(SyncMode.Full, Sales);

        Assert.Empty((await house.Failures()).Select(failure => $"{failure.SourceId}: {failure.Code} {failure.Message} {failure.Detail}"));
        Assert.All(steps.SelectMany(step => step.Totals), totals => Assert.Equal(0m, totals.Value.Difference));
        var (receipts, invoices, refunds) = (house.Documents("SalesReceipt"), house.Documents("Invoice"), house.Documents("RefundReceipt"));
        foreach (var order in RecordedRow.Orders().Select(OrderMap.From))
        {
            var marker = $"EasySale.Sync order shop-1/{order.Id}";
            var documents = receipts[marker].Concat(invoices[marker]).ToList();
            if (NeverSold.Contains(order.Status)) Assert.Empty(documents);
            else Assert.Equal((order.Id, order.GrandTotal, order.Currency), Total(order.Id, Assert.Single(documents)));
        }

        foreach (var refund in RecordedRow.Many("corpus/refunds-all").Select(row => RefundMap.From(row, row.Reference("parent_id")!, null)))
            Assert.Equal(refund.Amount, LiveBooks.Number(Assert.Single(refunds[$"EasySale.Sync refund shop-1/{refund.Id}"])["TotalAmt"]));
    }

    [Fact]
    public async Task The_reconciliation_is_the_shops_sums_and_the_books_day_by_day()
    {
        await using var house = await ShopToBooks.Start();
        var steps = await house.Sync(SyncMode.Full, Sales);
        var sold = RecordedRow.Orders().Select(OrderMap.From).Where(order => !NeverSold.Contains(order.Status)).ToList();
        var documents = Sold(house);

        var days = (await house.Reconciliation()).Where(day => day.Entity == "orders").ToList();

        Assert.Equal(
            sold.GroupBy(order => (order.Currency, Day: DateOnly.FromDateTime(order.CreatedAt.UtcDateTime))).OrderBy(day => day.Key.Currency, StringComparer.Ordinal).ThenBy(day => day.Key.Day)
                .Select(day => (day.Key.Currency, (DateOnly?)day.Key.Day, (long)day.Count(), day.Sum(order => order.GrandTotal), day.Sum(order => order.TotalTax), day.Sum(order => order.DiscountTotal))),
            days.Where(day => day.SourceCount > 0).Select(day => (day.Currency, day.Day, day.SourceCount, day.SourceGross, day.SourceTax, day.Discount)));
        Assert.All(days, day => Assert.Equal((day.SourceCount, 0m), (day.TargetCount, day.Difference)));
        Assert.Equal(sold.Sum(order => order.GrandTotal), days.Sum(day => day.TargetGross));
        Assert.Equal(documents.Sum(document => LiveBooks.Number(document["TotalAmt"])), days.Sum(day => day.TargetGross));
        Assert.Equal(steps[0].Totals.Values.Sum(totals => totals.Source), days.Sum(day => day.SourceGross));
        Assert.Equal(documents.Sum(document => document["TxnTaxDetail"]?["TotalTax"] is { } tax ? LiveBooks.Number(tax) : 0), days.Sum(day => day.TargetTax ?? 0));
        Assert.Equal(0m, (await house.Reconciliation()).Sum(day => Math.Abs(day.Difference)));
    }

    [Fact]
    public async Task The_journal_keeps_the_vendors_own_id_of_each_exchange()
    {
        await using var house = await ShopToBooks.Start();
        var steps = await house.Sync(SyncMode.Full, RecordKind.Customers);

        var written = (await house.Journal(steps[0].SyncId)).Where(entry => entry is { Result: "written", Action: OperationAction.Create }).ToList();

        Assert.NotEmpty(written);
        Assert.All(written, entry => Assert.False(string.IsNullOrEmpty(entry.VendorTrace)));
        Assert.Equal(written.Count, written.Select(entry => entry.VendorTrace).Distinct().Count());
    }

    private static List<JsonObject> Sold(ShopToBooks house) => [.. new[] { "SalesReceipt", "Invoice" }
        .SelectMany(entity => house.Documents(entity)).Where(documents => documents.Key.StartsWith("EasySale.Sync order ", StringComparison.Ordinal)).SelectMany(document => document)];

    [Fact]
    public async Task A_second_run_writes_nothing_and_an_edit_writes_itself()
    {
        await using var house = await ShopToBooks.Start();
        await house.Sync(SyncMode.Full, Sales);
        var writes = house.Writes();
        await house.Sync(SyncMode.Full, Sales);
        Assert.Equal(writes, house.Writes());

        var paid = RecordedRow.Orders().Select(OrderMap.From).First(order => order is { Status: "completed", RefundedTotal: 0 } && order.GrandTotal > 1);
        house.Shop.EditOrder(int.Parse(paid.Id, CultureInfo.InvariantCulture), order => order["customer_note"] = "Ring twice");
        await house.Sync(SyncMode.Incremental, Sales);
        Assert.Equal(writes + 1, house.Writes());
        var receipt = Assert.Single(house.Documents("SalesReceipt")[$"EasySale.Sync order shop-1/{paid.Id}"]);
        Assert.Equal(("Ring twice", paid.GrandTotal), ((string?)receipt["CustomerMemo"]!["value"], LiveBooks.Number(receipt["TotalAmt"])));
    }

    [Fact]
    public async Task What_happens_to_an_order_later_happens_in_the_books()
    {
        await using var house = await ShopToBooks.Start();
        await house.Sync(SyncMode.Full, Sales);
        var orders = RecordedRow.Orders().Select(OrderMap.From).ToList();
        var (unpaid, paid) = (orders.First(order => order.Status == "on-hold"), orders.First(order => order is { Status: "completed", RefundedTotal: 0 } && order.GrandTotal > 1));

        house.Shop.SetOrderStatus(int.Parse(unpaid.Id, CultureInfo.InvariantCulture), "processing");
        var refund = house.Shop.RefundOrder(int.Parse(paid.Id, CultureInfo.InvariantCulture), new JsonObject { ["amount"] = "1.00", ["reason"] = "Late" });
        await house.Sync(SyncMode.Incremental, Sales);

        Assert.Empty((await house.Failures()).Select(failure => $"{failure.SourceId}: {failure.Code} {failure.Message} {failure.Detail}"));
        Assert.Equal(0m, LiveBooks.Number(Assert.Single(house.Documents("Invoice")[$"EasySale.Sync order shop-1/{unpaid.Id}"])["Balance"]));
        Assert.Equal(unpaid.GrandTotal, LiveBooks.Number(Assert.Single(house.Documents("Payment")[$"EasySale.Sync order shop-1/{unpaid.Id} payment"])["TotalAmt"]));
        Assert.Equal(1.00m, LiveBooks.Number(Assert.Single(house.Documents("RefundReceipt")[$"EasySale.Sync refund shop-1/{refund}"])["TotalAmt"]));
    }

    private static (string, decimal, string) Total(string id, JsonObject document) =>
        (id, LiveBooks.Number(document["TotalAmt"]), (string)document["CurrencyRef"]!["value"]!);
}
