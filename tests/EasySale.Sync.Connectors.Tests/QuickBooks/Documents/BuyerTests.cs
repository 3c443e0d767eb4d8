using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

public sealed class BuyerTests
{
    private readonly Books _books = new();

    [Fact]
    public void A_registered_customer_is_the_shop_s() =>
        Assert.Equal(new Buyer(new RecordKey(RecordKind.Customers, "7"), null), Of(Sold.Order));

    [Fact]
    public void A_guest_is_known_by_the_e_mail_address_however_it_is_written()
    {
        var one = Of(Sold.Guest);
        var other = Of(Sold.Guest with { Id = "1051", Billing = Sold.Guest.Billing with { Email = " JANE@example.com " } });
        Assert.Equal(one.Key, other.Key);
        Assert.Matches("^guest:[0-9a-f]{16}$", one.Key!.Value.Id);
        Assert.Equal(("jane@example.com", "USD"), (one.Carried!.Email, one.Carried.Currency));
        Assert.NotEqual(one.Key, Of(Sold.Guest with { Billing = Sold.Guest.Billing with { Email = "joe@example.com" } }).Key);
    }

    [Fact]
    public void In_another_currency_everybody_is_a_customer_of_its_own()
    {
        _books.Company = _books.Company with { MultiCurrency = true };
        Assert.Equal("7:EUR", Of(Sold.Order with { Currency = "EUR" }).Carried!.Id);
        Assert.EndsWith(":EUR", Of(Sold.Guest with { Currency = "EUR" }).Key!.Value.Id, StringComparison.Ordinal);
        Assert.Null(Of(Sold.Order).Carried);
    }

    [Fact]
    public void Guests_may_share_one_customer()
    {
        _books.Settings = _books.Settings with { Guests = Guests.Single, GuestCustomer = "60" };
        Assert.Null(Of(Sold.Guest).Key);
        Assert.Equal("60", (string?)Books.Body(_books.Plan(Sold.Guest).Drafts[0])["CustomerRef"]!["value"]);
    }

    [Fact]
    public void Without_an_e_mail_address_there_must_be_a_customer_in_the_settings()
    {
        var nameless = Sold.Guest with { Billing = Sold.Guest.Billing with { Email = null } };
        var failure = Assert.Throws<SyncException>(() => _books.Plan(nameless));
        Assert.Equal((FailureCause.FixSettings, "quickbooks.no_customer"), (failure.Cause, failure.Code));
        _books.Settings = _books.Settings with { GuestCustomer = "60" };
        Assert.Single(_books.Plan(nameless).Drafts);
    }

    [Fact]
    public void A_customer_the_shop_has_deleted_is_stood_in_for()
    {
        _books.Settings = _books.Settings with { GuestCustomer = "60" };
        _books.Missing[new RecordKey(RecordKind.Customers, "7")] = "The source has no such record any more.";
        Assert.Equal("60", (string?)Books.Body(_books.Plan(Sold.Order).Drafts[0])["CustomerRef"]!["value"]);
    }

    [Theory]
    [InlineData("jane@example.com", true)]
    [InlineData(" jane@example.com", true)]
    [InlineData("jane@localhost", false)]
    [InlineData("jane@example.", false)]
    [InlineData("jane doe@example.com", false)]
    [InlineData("a@b@c.de", false)]
    [InlineData("@example.com", false)]
    public void An_address_the_books_would_refuse_is_told(string email, bool good)
    {
        Assert.Equal(good ? email.Trim() : null, BillEmail.Of(email));
        Assert.Equal(good ? null : email.Trim(), BillEmail.Bad(email));
    }

    private Buyer Of(Order order) => Buyer.Of(order, _books.Company, _books.Settings);
}
