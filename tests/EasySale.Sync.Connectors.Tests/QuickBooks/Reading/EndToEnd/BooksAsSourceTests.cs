using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading.EndToEnd;

/// <summary>Runs from the books to another system, as the engine makes them.</summary>
public sealed class BooksAsSourceTests
{
    private static readonly RecordKind[] Kinds = [RecordKind.Customers, RecordKind.Products, RecordKind.Inventory, RecordKind.Payments];

    [Fact]
    public async Task Everything_travels_once_and_then_only_what_changed()
    {
        await using var house = await BooksToShelf.Start();
        var invoice = house.Books.Invoice("EasySale.Sync order woo/1042");
        await house.Sync(SyncMode.Full, Kinds);
        Assert.Equal("Ada", house.Shelf.Read<Customer>("customers/58").FirstName);
        Assert.Equal(40, house.Shelf.Read<InventoryLevel>("inventory/21").Quantity);
        Assert.Equal("WID-BLU", house.Shelf.Read<Product>("products/21").Sku);

        var written = house.Shelf.Writings;
        await house.Sync(SyncMode.Full, Kinds);
        Assert.Equal(written, house.Shelf.Writings);

        house.Books.Pay(invoice, 10);
        house.Books.Edit("Customer", "58", row => row["GivenName"] = "Augusta");
        var metered = house.Metered;
        await house.Sync(SyncMode.Incremental, Kinds);
        TestContext.Current.SendDiagnosticMessage("{0} metered calls for an incremental run of four streams", house.Metered - metered);

        Assert.Equal(4, house.Metered - metered);
        Assert.Equal(written + 2, house.Shelf.Writings);
        Assert.Equal("Augusta", house.Shelf.Read<Customer>("customers/58").FirstName);
        Assert.Equal(10, house.Shelf.Read<Payment>($"payments/{invoice}").Amount);
    }

    [Fact]
    public async Task A_run_over_nothing_new_costs_one_call_a_stream_and_writes_nothing()
    {
        await using var house = await BooksToShelf.Start();
        await house.Sync(SyncMode.Full, Kinds);
        var (metered, written) = (house.Metered, house.Shelf.Writings);

        await house.Sync(SyncMode.Incremental, Kinds);
        await house.Sync(SyncMode.Incremental, [RecordKind.Customers]);

        Assert.Equal((metered + 5, written), (house.Metered, house.Shelf.Writings));
    }

    [Fact]
    public async Task A_sale_that_moves_a_balance_or_the_stock_is_a_change_of_the_stock_only()
    {
        await using var house = await BooksToShelf.Start();
        await house.Sync(SyncMode.Full, Kinds);
        house.Books.Edit("Customer", "58", row => row["Balance"] = 17);
        house.Books.Edit("Item", "21", row => row["PurchaseDesc"] = "Blue");
        var written = house.Shelf.Writings;

        await house.Sync(SyncMode.Incremental, [RecordKind.Customers, RecordKind.Inventory]);
        Assert.Equal(written, house.Shelf.Writings);

        house.Books.Edit("Item", "21", row => row["QtyOnHand"] = 39);
        await house.Sync(SyncMode.Incremental, [RecordKind.Inventory]);
        Assert.Equal((written + 1, 39m), (house.Shelf.Writings, house.Shelf.Read<InventoryLevel>("inventory/21").Quantity));
    }

    [Fact]
    public async Task A_customer_without_what_all_others_have_is_no_change_of_shape()
    {
        await using var house = await BooksToShelf.Start();
        for (var i = 0; i < 120; i++) house.Books.Add("Customer", new() { ["DisplayName"] = $"C{i}", ["GivenName"] = $"C{i}", ["Active"] = true, ["Notes"] = "EasySale.Sync customer woo/1", ["PrimaryPhone"] = new System.Text.Json.Nodes.JsonObject { ["FreeFormNumber"] = "1" } });
        await house.Sync(SyncMode.Full, [RecordKind.Customers]);
        var bare = house.Books.Add("Customer", new() { ["DisplayName"] = "Bare", ["Active"] = true });

        await house.Sync(SyncMode.Incremental, [RecordKind.Customers]);

        Assert.Equal("Bare", house.Shelf.Read<Customer>($"customers/{bare}").DisplayName);
    }

    [Fact]
    public async Task A_deleted_invoice_is_told_by_the_feed_by_a_hint_and_by_a_comparison()
    {
        await using var house = await BooksToShelf.Start();
        var (fed, hinted, compared) = (house.Books.Invoice(), house.Books.Invoice(), house.Books.Invoice());
        await house.Sync(SyncMode.Full, [RecordKind.Payments]);

        house.Books.Delete("Invoice", hinted);
        await house.Sync(SyncMode.Incremental, [RecordKind.Payments], hinted);
        Assert.Equal(ShelfConnector.GoneBody, house.Shelf.Kept[$"payments/{hinted}"]);

        house.Books.Delete("Invoice", fed);
        await house.Sync(SyncMode.Incremental, [RecordKind.Payments]);
        Assert.Equal(ShelfConnector.GoneBody, house.Shelf.Kept[$"payments/{fed}"]);

        for (var i = 0; i < 30; i++) house.Books.Invoice();
        await house.Sync(SyncMode.Full, [RecordKind.Payments]);
        house.Books.Delete("Invoice", compared);
        await house.Sync(SyncMode.Compare, [RecordKind.Payments]);
        Assert.Equal(ShelfConnector.GoneBody, house.Shelf.Kept[$"payments/{compared}"]);
    }

    [Fact]
    public async Task A_hint_at_a_payment_brings_its_invoice()
    {
        await using var house = await BooksToShelf.Start();
        var invoice = house.Books.Invoice();
        await house.Sync(SyncMode.Full, [RecordKind.Payments]);
        var payment = house.Books.Pay(invoice, 10);

        await house.Sync(SyncMode.Incremental, [RecordKind.Payments], PaymentSource.HintPrefix + payment);

        Assert.Equal(PaymentState.Paid, house.Shelf.Read<Payment>($"payments/{invoice}").State);
        Assert.DoesNotContain(house.Shelf.Kept.Keys, key => key.Contains(PaymentSource.HintPrefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_a_payment_moves_no_stamp_of_its_invoice_the_payment_tells_and_its_deletion_is_found_by_comparing()
    {
        await using var house = await BooksToShelf.Start(new() { PaymentsStampInvoices = false });
        var invoice = house.Books.Invoice();
        await house.Sync(SyncMode.Full, [RecordKind.Payments]);
        house.Time.Advance(TimeSpan.FromHours(1));

        var payment = house.Books.Pay(invoice, 10);
        await house.Sync(SyncMode.Incremental, [RecordKind.Payments]);
        Assert.Equal(PaymentState.Paid, house.Shelf.Read<Payment>($"payments/{invoice}").State);

        house.Books.Delete("Payment", payment);
        await house.Sync(SyncMode.Compare, [RecordKind.Payments]);
        Assert.Equal(PaymentState.Unpaid, house.Shelf.Read<Payment>($"payments/{invoice}").State);
    }

    [Fact]
    public async Task Where_a_sale_moves_no_stamp_of_the_item_its_stock_is_found_by_comparing()
    {
        await using var house = await BooksToShelf.Start(new() { SalesStampItems = false });
        await house.Sync(SyncMode.Full, [RecordKind.Inventory]);
        house.Time.Advance(TimeSpan.FromHours(1));
        house.Books.Invoice(item: "21");

        await house.Sync(SyncMode.Incremental, [RecordKind.Inventory]);
        Assert.Equal(40m, house.Shelf.Read<InventoryLevel>("inventory/21").Quantity);
        await house.Sync(SyncMode.Compare, [RecordKind.Inventory]);
        Assert.Equal(39m, house.Shelf.Read<InventoryLevel>("inventory/21").Quantity);
    }
}
