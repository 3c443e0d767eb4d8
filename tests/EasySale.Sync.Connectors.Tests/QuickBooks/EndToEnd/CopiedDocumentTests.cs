using EasySale.Sync.Connectors.Tests.QuickBooks.Documents;
using EasySale.Sync.Connectors.Tests.QuickBooks.Reading;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>Documents and orders that people copied: our marks are copied with them.</summary>
public sealed class CopiedDocumentTests
{
    // A fee of 5.00 and its tax.
    private const decimal Total = 5.65m;

    [Fact]
    public async Task Money_for_a_copy_of_an_invoice_is_not_told_as_money_for_its_order()
    {
        await using var house = await ShopToBooks.Start();
        var order = await Invoiced(house);
        var invoice = await house.IdOf(RecordKind.Orders, order);
        var copy = Copy(house, invoice);
        house.Company.Pay(copy, Total);

        await house.Back(RecordKind.Payments);

        Assert.Equal("on-hold", Status(house, order));
        var failure = Assert.Single(await house.Failures());
        Assert.Equal((copy, "payment.of_a_copy"), (failure.SourceId, failure.Code));

        house.Company.Edit("Invoice", copy, row => row["PrivateNote"] = "For the second table");
        house.Company.Pay(invoice, Total);
        await house.Back(RecordKind.Payments);

        Assert.Empty(await house.Failures());
        Assert.Equal("processing", Status(house, order));
    }

    [Fact]
    public async Task A_copy_of_an_order_that_was_paid_in_the_books_is_paid_by_itself()
    {
        await using var house = await ShopToBooks.Start();
        var order = await Invoiced(house);
        house.Company.Pay(await house.IdOf(RecordKind.Orders, order), Total);
        await house.Back(RecordKind.Payments);
        await house.Set("books-1", "paidDocument", "invoice");

        var copy = house.Order(null, null);
        house.Shop.EditOrder(copy, row => row["meta_data"] = house.Shop.Order(order)["meta_data"]!.DeepClone());
        await house.Sync(SyncMode.Incremental, RecordKind.Orders);

        Assert.Empty(await house.Failures());
        Assert.Empty(house.Documents("Payment")[$"EasySale.Sync order shop-1/{order} payment"]);
        Assert.Equal(Total, LiveBooks.Number(Assert.Single(house.Documents("Payment")[$"EasySale.Sync order shop-1/{copy} payment"])["TotalAmt"]));
    }

    private static async Task<int> Invoiced(ShopToBooks house)
    {
        var order = house.Order(null, null, status: "on-hold");
        await house.Sync(SyncMode.Full, RecordKind.Orders);
        return order;
    }

    private static string Copy(ShopToBooks house, string invoice)
    {
        var row = house.Company.Find("Invoice", invoice)!;
        foreach (var own in new[] { "Id", "SyncToken", "MetaData", "LinkedTxn" }) row.Remove(own);
        row["DocNumber"] = "1001-copy";
        return house.Company.Add("Invoice", row);
    }

    private static string Status(ShopToBooks house, int order) => house.Shop.Order(order)["status"]!.ToString();
}
