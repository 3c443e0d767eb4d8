using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>Names are unique in the books and not in the shop: what tells one apart there is never taken for a person's word.</summary>
public sealed class NamesToldApartTests
{
    private const string Taken = "Mug";

    [Fact]
    public async Task A_name_told_apart_stays_in_the_books_whoever_else_changes_what()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (mug, item) = await Second(house, Taken);
        Assert.Equal($"Mug (Web {mug})", ItemName(house, item));

        house.Company.Edit("Item", item, row => row["UnitPrice"] = 13);
        await house.Back(RecordKind.Products);
        house.Advance(TimeSpan.FromMinutes(1));
        house.Shop.UpdateProduct(mug, new JsonObject { ["sku"] = "MUG-3" });
        await Forth(house);

        Assert.Equal(("Mug", "13", "MUG-3"), ($"{house.Shop.Product(mug)["name"]}", $"{house.Shop.Product(mug)["regular_price"]}", $"{house.Company.Find("Item", item)!["Sku"]}"));
        Assert.Equal($"Mug (Web {mug})", ItemName(house, item));
        await AssertQuiet(house);
    }

    [Theory]
    [InlineData(Taken)]
    [InlineData("Mug: the one that has a name so long that nobody can read it on a receipt, let alone remember it when ordering")]
    public async Task A_route_that_begins_to_go_both_ways_finds_nothing_that_differs(string name)
    {
        await using var house = await House(RouteDirection.OneWay);
        var (mug, item) = await Second(house, name);
        var given = ItemName(house, item);
        await house.Route(Products(RouteDirection.TwoWay));

        await house.Back(RecordKind.Products);
        house.Company.Edit("Item", item, row => row["UnitPrice"] = 13);
        await house.Back(RecordKind.Products);
        house.Advance(TimeSpan.FromMinutes(1));
        house.Shop.UpdateProduct(mug, new JsonObject { ["sku"] = "MUG-3" });
        await Forth(house);

        Assert.EndsWith($" (Web {mug})", given, StringComparison.Ordinal);
        Assert.Equal((name, given), ($"{house.Shop.Product(mug)["name"]}", ItemName(house, item)));
        await AssertQuiet(house);
    }

    [Theory]
    [InlineData("Big mug", "Big mug")]
    [InlineData("Big mug (Web {0})", "Big mug")]
    [InlineData("Mug (Web 4711)", "Mug (Web 4711)")]
    public async Task What_a_person_calls_it_there_travels_without_what_tells_it_apart(string renamed, string expected)
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (mug, item) = await Second(house, Taken);
        var name = string.Format(System.Globalization.CultureInfo.InvariantCulture, renamed, mug);

        house.Company.Edit("Item", item, row => row["Name"] = name);
        await house.Back(RecordKind.Products);
        await Forth(house);

        Assert.Equal((expected, name), ($"{house.Shop.Product(mug)["name"]}", ItemName(house, item)));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task A_new_name_of_the_shop_that_is_taken_is_told_apart_too()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (mug, item) = await Second(house, "Cup");

        house.Shop.UpdateProduct(mug, new JsonObject { ["name"] = Taken });
        await Forth(house);
        house.Company.Edit("Item", item, row => row["UnitPrice"] = 13);
        await house.Back(RecordKind.Products);

        Assert.Equal(($"Mug (Web {mug})", "Mug"), (ItemName(house, item), $"{house.Shop.Product(mug)["name"]}"));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task Customers_told_apart_there_are_the_same_people_here()
    {
        await using var house = await ShopToBooks.Start();
        house.Shop.RemoveAll();
        await house.Route(new RouteSettings { Source = "shop-1", Target = "books-1", Kind = RecordKind.Customers, Direction = RouteDirection.TwoWay });
        house.Shop.AddCustomer(Ann("ann@one.test"));
        await house.Sync(SyncMode.Incremental, RecordKind.Customers);
        var second = house.Shop.AddCustomer(Ann("ann@two.test"));
        await house.Sync(SyncMode.Incremental, RecordKind.Customers);
        var id = (await house.Link(new RecordKey(RecordKind.Customers, $"{second}")))!.TargetId!;

        house.Company.Edit("Customer", id, row => row["FamilyName"] = "Berg");
        await house.Back(RecordKind.Customers);
        await house.Sync(SyncMode.Incremental, RecordKind.Customers);

        Assert.Equal($"Ann Ash (Web {second})", (string?)house.Company.Find("Customer", id)!["DisplayName"]);
        Assert.Equal("Ann Berg", Named(house.Shop.AllCustomers().Single(row => (int)row["id"]! == second)));
        Assert.Empty(await house.Conflicts());
        Assert.Equal(0, Assert.Single(await house.Sync(SyncMode.Full, RecordKind.Customers)).Counts.Written);
    }

    private static JsonObject Ann(string email) => new() { ["email"] = email, ["first_name"] = "Ann", ["last_name"] = "Ash" };

    private static string Named(JsonObject customer) => $"{customer["first_name"]} {customer["last_name"]}";

    private static RouteSettings Products(RouteDirection direction) => new() { Source = "shop-1", Target = "books-1", Kind = RecordKind.Products, Direction = direction };

    private static async Task<ShopToBooks> House(RouteDirection direction)
    {
        var house = await ShopToBooks.Start();
        house.Shop.RemoveAll();
        await house.Route(Products(direction));
        house.Shop.AddProduct(new JsonObject { ["name"] = Taken, ["sku"] = "MUG-1", ["regular_price"] = "12" });
        await Forth(house);
        return house;
    }

    /// <summary>Another product, and the item it became.</summary>
    private static async Task<(int Product, string Item)> Second(ShopToBooks house, string name)
    {
        var product = house.Shop.AddProduct(new JsonObject { ["name"] = name, ["sku"] = "MUG-2", ["regular_price"] = "12.50" });
        await Forth(house);
        return (product, (await house.Link(new RecordKey(RecordKind.Products, $"{product}")))!.TargetId!);
    }

    private static Task<IReadOnlyList<RunStep>> Forth(ShopToBooks house) => house.Sync(SyncMode.Incremental, RecordKind.Products);

    private static string? ItemName(ShopToBooks house, string item) => (string?)house.Company.Find("Item", item)!["Name"];

    /// <summary>Nobody has anything to write, or to decide.</summary>
    private static async Task AssertQuiet(ShopToBooks house)
    {
        var written = new[] { await house.Back(RecordKind.Products), await house.Sync(SyncMode.Full, RecordKind.Products), await house.Back(RecordKind.Products) }
            .Sum(steps => Assert.Single(steps).Counts.Written);
        Assert.Equal(0, written);
        Assert.Empty(await house.Conflicts());
        Assert.Empty(await house.Failures());
    }
}
