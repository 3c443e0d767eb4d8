using EasySale.Sync.Connectors.QuickBooks.Money;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

public sealed class TextTests
{
    [Theory]
    [InlineData("Shirt: Size\tM\r\nblue", "Shirt Size M blue")]
    [InlineData("  a  b ", "a b")]
    [InlineData(":", "")]
    [InlineData(null, "")]
    public void Names_lose_what_the_books_forbid(string? name, string expected) => Assert.Equal(expected, Names.Clean(name, TextLimits.ItemName));

    [Fact]
    public void A_name_is_never_cut_through_a_character()
    {
        var name = new string('a', 99) + "🙂";
        Assert.Equal(new string('a', 99), Names.Clean(name, 100));
    }

    [Fact]
    public void A_suffix_stays_whole_and_the_name_gives_way() =>
        Assert.Equal(new string('a', 91) + " (Web 17)", Names.WithSuffix(new string('a', 200), " (Web 17)", 100));

    [Theory]
    [InlineData(null, "1042", "1042")]
    [InlineData("A-", "1042", "A-1042")]
    [InlineData("SHOP-OF-THE-NORTH-", "1042", "SHOP-OF-THE-NORTH1042")]
    [InlineData("A-", "123456789012345678901", "123456789012345678901")]
    [InlineData("A-", "1234567890123456789012", "A-77")]
    public void Order_numbers_are_never_cut(string? prefix, string number, string expected) => Assert.Equal(expected, DocNumbers.Order(prefix, number, "77"));

    [Theory]
    [InlineData(null, "1042", "1042-R7")]
    [InlineData("SHOP-OF-THE-NORTH-", "1042", "SHOP-OF-THE-NO1042-R7")]
    [InlineData(null, "1234567890123456789", "77-R7")]
    public void Refund_numbers_name_order_and_refund(string? prefix, string number, string expected) => Assert.Equal(expected, DocNumbers.Refund(prefix, number, "77", "7"));

    [Theory]
    [InlineData("2026-01-01T04:30:00Z", "America/Toronto", "2025-12-31")]
    [InlineData("2026-06-30T23:30:00Z", "Europe/London", "2026-07-01")]
    [InlineData("2026-06-30T23:30:00Z", "Nowhere/None", "2026-06-30")]
    public void A_document_is_dated_in_the_companys_zone(string instant, string zone, string expected) =>
        Assert.Equal(expected, TxnDates.Text(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), zone));

    [Fact]
    public void A_long_payment_id_is_cut_in_its_field_and_whole_in_the_note()
    {
        const string id = "ch_3PXw2eLkdIwHu7ix0Zr1abcd";
        Assert.Equal("ch_3PXw2eLkdIwHu7ix0Z", PaymentReferences.Field(id));
        Assert.Equal($"Payment {id}", PaymentReferences.Note(id));
        Assert.Null(PaymentReferences.Note("short"));
        Assert.Null(PaymentReferences.Field(" "));
    }
}
