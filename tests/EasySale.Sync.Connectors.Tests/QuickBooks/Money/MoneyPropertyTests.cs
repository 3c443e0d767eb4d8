using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>Whatever was sold at whatever rates: the books come to the shop's total, or an explicit rounding line says why.</summary>
public sealed class MoneyPropertyTests
{
    private const int Baskets = 400;

    private readonly Dictionary<string, SimulatedBooks> _books = [];

    private static readonly Gen<BasketLine> Lines =
        from price in Gen.Choose(0, 25000)
        from quantity in Gen.Choose(1, 13)
        from taxClass in Gen.Choose(0, 3)
        from coupon in Gen.Elements(0, 0, 0, 10, 15, 33, 100)
        select new BasketLine(price, quantity, taxClass, coupon);

    private static readonly Gen<Basket> Any =
        from shop in Gen.Elements(Shop.All)
        from lines in Gen.NonEmptyListOf(Lines)
        from shipping in Gen.Choose(0, 3000)
        from fee in Gen.Choose(-800, 800)
        from atSubtotal in Gen.Elements(true, false)
        from inclusive in Gen.Elements(true, false)
        select new Basket(shop, [.. lines], shipping, fee, atSubtotal, inclusive);

    /// <summary>The line that is put on takes a part of the discount, and that raised the tax by another cent.</summary>
    [Fact]
    public void A_rounding_beside_a_discount_comes_to_the_total()
    {
        var shop = Shop.All.Single(one => one.Name == "US, manual, two rates");
        var basket = new Basket(shop, [new(23492, 10, 0, 100), new(22055, 6, 2, 15)], 2022, 439, RoundAtSubtotal: false, PricesIncludeTax: false);
        var order = basket.Order();

        var form = SalesForm.Of(order, shop.Company, Companies.Settings with { Discounts = Discounts.DiscountLine }, _ => "21");

        Holds(form, basket, order.GrandTotal, order.Lines.Count);
        Assert.NotEqual(0, form.Rounding);
    }

    [Theory]
    [InlineData(nameof(Discounts.Net))]
    [InlineData(nameof(Discounts.DiscountLine))]
    public void The_books_come_to_the_total_of_the_order(string discounts) => Check(basket =>
    {
        var order = basket.Order();
        var settings = Companies.Settings with { Discounts = Enum.Parse<Discounts>(discounts) };
        Holds(SalesForm.Of(order, basket.Shop.Company, settings, _ => "21"), basket, order.GrandTotal, order.Lines.Count);
    });

    [Fact]
    public void The_books_come_to_the_amount_of_a_refund_of_some_lines() => Check(basket =>
    {
        var order = basket.Order();
        var refund = Refunds.Of(order, order.Lines.Where((line, index) => line.Total >= 0 && index % 2 == 0));
        Holds(SalesForm.Of(refund with { Order = order }, basket.Shop.Company, Companies.Settings, _ => "21"), basket, refund.Amount, refund.Lines.Count, "refundreceipt");
    });

    [Fact]
    public void The_books_come_to_the_amount_of_a_refund_without_lines() => Check(basket =>
    {
        var order = basket.Order();
        var whole = new Refund { Id = "7", OrderId = order.Id, Amount = order.GrandTotal, Currency = order.Currency };
        Holds(SalesForm.Of(whole with { Order = order }, basket.Shop.Company, Companies.Settings, _ => "21"), basket, order.GrandTotal, order.Lines.Count, "creditmemo");
    });

    private void Holds(SalesForm form, Basket basket, decimal total, int lines, string entity = "salesreceipt")
    {
        Assert.Equal(total, BookTotal.Of(form, basket.Shop.Company));
        Assert.Equal(total, Books(basket.Shop).Post(form, entity));
        Assert.Equal(total, form.Total);
        Assert.InRange(Math.Abs(form.Rounding), 0, basket.Shop.Unit * Math.Max(1, lines));
        if (basket.Shop.TaxIsTold) Assert.Equal(0, form.Rounding);
        FormChecks.CanBePosted(form, basket.Shop.Company);
    }

    private SimulatedBooks Books(Shop shop) => _books.TryGetValue(shop.Name, out var books) ? books : _books[shop.Name] = new SimulatedBooks(shop.Company);

    private static void Check(Action<Basket> holds) =>
        FsCheck.Check.One(Cases.Settings(Baskets), Prop.ForAll(Any.ToArbitrary(), holds));
}
