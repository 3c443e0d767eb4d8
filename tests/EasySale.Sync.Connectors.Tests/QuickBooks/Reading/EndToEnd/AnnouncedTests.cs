using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading.EndToEnd;

/// <summary>What the vendor tells of a company travels over the routes that are turned on.</summary>
public sealed class AnnouncedTests
{
    [Fact]
    public async Task A_change_in_the_books_arrives_where_its_route_is_turned_on()
    {
        await using var house = await BooksToShelf.Start();
        house.Books.Edit("Customer", "58", row => row["GivenName"] = "Augusta");

        Assert.Equal(0, await house.Announce("customer", "updated", "58"));
        Assert.Empty(house.Shelf.Kept);

        await house.TurnOn(RecordKind.Customers);
        Assert.Equal(1, await house.Announce("customer", "updated", "58"));
        Assert.Equal("Augusta", house.Shelf.Read<Customer>("customers/58").FirstName);
        Assert.Equal(["customers/58"], house.Shelf.Kept.Keys);
        Assert.Equal(0, await house.Announce("item", "updated", "21"));
        Assert.Equal(0, await house.Announce("customer", "updated", "59", realm: "1"));
    }

    [Fact]
    public async Task A_payment_told_brings_its_invoice_and_a_deletion_is_looked_at()
    {
        await using var house = await BooksToShelf.Start();
        await house.TurnOn(RecordKind.Payments);
        var invoice = house.Books.Invoice();
        await house.Announce("invoice", "created", invoice);
        var payment = house.Books.Pay(invoice, 10);

        Assert.Equal(1, await house.Announce("payment", "created", payment));
        Assert.Equal(PaymentState.Paid, house.Shelf.Read<Payment>($"payments/{invoice}").State);

        var other = house.Books.Invoice();
        await house.Announce("invoice", "created", other);
        await house.Announce("invoice", "deleted", other);
        Assert.Equal(PaymentState.Unpaid, house.Shelf.Read<Payment>($"payments/{other}").State);

        house.Books.Delete("Invoice", other);
        await house.Announce("invoice", "deleted", other);
        Assert.Equal(ShelfConnector.GoneBody, house.Shelf.Kept[$"payments/{other}"]);
    }
}
