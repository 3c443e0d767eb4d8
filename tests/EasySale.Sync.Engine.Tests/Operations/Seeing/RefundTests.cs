using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public sealed class RefundTests
{
    private static readonly Order Order = new()
    {
        Id = "1",
        Number = "1",
        Status = "refunded",
        Currency = "EUR",
        GrandTotal = 11.90m,
        TotalTax = 1.90m,
        Billing = new Address(),
        CreatedAt = DateTimeOffset.UnixEpoch,
        Lines = [],
    };

    private static readonly OrderLine Sock = new() { Id = "1", Kind = OrderLineKind.Item, Name = "Sock", Quantity = -1, Total = -5m, TotalTax = -0.95m };

    [Fact]
    public void Lines_or_taxes_say_how_much_tax_went_back()
    {
        Assert.Equal(0.95m, Refund(5.95m, Sock).Parts!.Tax);
        Assert.Equal(0.97m, (Refund(5.95m, Sock) with { Taxes = [new OrderTax { Id = "1", RateId = "1", Label = "VAT", Total = -0.95m, ShippingTotal = -0.02m }] }).Parts!.Tax);
    }

    [Fact]
    public void All_of_an_order_without_a_word_holds_all_of_its_tax()
    {
        Assert.Equal(1.90m, Refund(11.90m).Parts!.Tax);
        Assert.Equal(0, Refund(11.89m).Parts!.Tax);
        Assert.Equal(0, (Refund(11.90m) with { Order = null }).Parts!.Tax);
        Assert.Equal(0, Refund(11.90m, Sock with { TotalTax = 0 }).Parts!.Tax);
    }

    private static Refund Refund(decimal amount, params OrderLine[] lines) =>
        new() { Id = "7", OrderId = "1", Order = Order, Amount = amount, Currency = "EUR", Lines = lines };
}
