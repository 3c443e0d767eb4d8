using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>What a person empties on one side of a two-way route is empty on the other, as far as that can be without it.</summary>
public sealed class EmptiedFieldsTests
{
    private const string TooLong = "+1 555 0100 and after six please ring the neighbour";

    [Fact]
    public async Task What_the_shop_empties_is_emptied_in_the_books()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (ann, id) = await Customer(house);

        Edit(house, ann, new JsonObject { ["first_name"] = "", ["billing"] = new JsonObject { ["company"] = "", ["phone"] = "", ["address_2"] = "" }, ["shipping"] = Nowhere() });
        await Forth(house);

        var row = house.Company.Find("Customer", id)!;
        Assert.Equal(("", "Ash", "", "", "Main St 1", ""), (Text(row, "GivenName"), Text(row, "FamilyName"), Text(row, "CompanyName"), Text(row, "PrimaryPhone", "FreeFormNumber"), Text(row, "BillAddr", "Line1"), Text(row, "BillAddr", "Line2")));
        Assert.Equal(("", "Ann Ash", "ann@one.test"), (Text(row, "ShipAddr", "Line1"), Text(row, "DisplayName"), Text(row, "PrimaryEmailAddr", "Address")));
        await AssertQuiet(house);

        Edit(house, ann, new JsonObject { ["first_name"] = "Anna", ["billing"] = new JsonObject { ["phone"] = "556" } });
        await Forth(house);
        row = house.Company.Find("Customer", id)!;
        Assert.Equal(("Anna", "556"), (Text(row, "GivenName"), Text(row, "PrimaryPhone", "FreeFormNumber")));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task What_the_books_empty_is_emptied_in_the_shop_and_who_is_at_an_address_stays()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (ann, id) = await Customer(house);

        house.Company.Edit("Customer", id, row =>
        {
            foreach (var name in new[] { "GivenName", "CompanyName", "PrimaryPhone", "ShipAddr" }) row.Remove(name);
            row["BillAddr"]!.AsObject().Remove("Line2");
        });
        await house.Back(RecordKind.Customers);

        var row = house.Shop.Customer(ann);
        Assert.Equal(("", "Ash", "", "", "Main St 1", ""), (Text(row, "first_name"), Text(row, "last_name"), Text(row, "billing", "company"), Text(row, "billing", "phone"), Text(row, "billing", "address_1"), Text(row, "billing", "address_2")));
        Assert.Equal(("", "Ann", "Ann"), (Text(row, "shipping", "city"), Text(row, "billing", "first_name"), Text(row, "shipping", "first_name")));
        await AssertQuiet(house);

        Edit(house, ann, new JsonObject { ["billing"] = new JsonObject { ["phone"] = "556" } });
        await Forth(house);
        Assert.Equal("556", Text(house.Company.Find("Customer", id)!, "PrimaryPhone", "FreeFormNumber"));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task An_SKU_is_emptied_in_both_directions()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var mug = house.Shop.AddProduct(new JsonObject { ["name"] = "Mug", ["sku"] = "MUG", ["regular_price"] = "12" });
        var cup = house.Shop.AddProduct(new JsonObject { ["name"] = "Cup", ["sku"] = "CUP", ["regular_price"] = "12" });
        await Forth(house, RecordKind.Products);

        house.Shop.UpdateProduct(mug, new JsonObject { ["sku"] = "" });
        await Forth(house, RecordKind.Products);
        house.Company.Edit("Item", await Id(house, RecordKind.Products, cup), row => row.Remove("Sku"));
        await house.Back(RecordKind.Products);

        Assert.Equal(("", ""), (Text(house.Company.Find("Item", await Id(house, RecordKind.Products, mug))!, "Sku"), Text(house.Shop.Product(cup), "sku")));
        Assert.Equal(("Mug", "Cup"), (Text(house.Shop.Product(mug), "name"), Text(house.Shop.Product(cup), "name")));
        await AssertQuiet(house, RecordKind.Products);
    }

    [Fact]
    public async Task A_price_that_is_emptied_on_one_side_stays_on_the_other_and_its_next_edit_is_no_conflict()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var mug = house.Shop.AddProduct(new JsonObject { ["name"] = "Mug", ["sku"] = "MUG", ["regular_price"] = "12" });
        var cup = house.Shop.AddProduct(new JsonObject { ["name"] = "Cup", ["sku"] = "CUP", ["regular_price"] = "12" });
        await Forth(house, RecordKind.Products);
        var (first, second) = (await Id(house, RecordKind.Products, mug), await Id(house, RecordKind.Products, cup));

        house.Advance(TimeSpan.FromMinutes(1));
        house.Shop.UpdateProduct(mug, new JsonObject { ["regular_price"] = "" });
        await Forth(house, RecordKind.Products);
        house.Company.Edit("Item", first, row => row["Name"] = "Big mug");
        house.Company.Edit("Item", second, row => row.Remove("UnitPrice"));
        await house.Back(RecordKind.Products);
        Assert.Equal(("12", "", "Big mug", "12"), (Text(house.Company.Find("Item", first)!, "UnitPrice"), Text(house.Shop.Product(mug), "regular_price"), Text(house.Shop.Product(mug), "name"), Text(house.Shop.Product(cup), "regular_price")));
        await AssertQuiet(house, RecordKind.Products);

        house.Advance(TimeSpan.FromMinutes(1));
        foreach (var product in new[] { mug, cup }) house.Shop.UpdateProduct(product, new JsonObject { ["regular_price"] = "13" });
        await Forth(house, RecordKind.Products);
        Assert.Equal(("13", "13"), (Text(house.Company.Find("Item", first)!, "UnitPrice"), Text(house.Company.Find("Item", second)!, "UnitPrice")));
        await AssertQuiet(house, RecordKind.Products);
    }

    [Fact]
    public async Task What_the_books_have_no_place_for_is_not_emptied_in_the_shop()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (ann, id) = await Customer(house, TooLong);

        house.Company.Edit("Customer", id, row => row.Remove("CompanyName"));
        await house.Back(RecordKind.Customers);
        Edit(house, ann, new JsonObject { ["first_name"] = "" });
        await Forth(house);

        Assert.Equal((TooLong, ""), (Text(house.Shop.Customer(ann), "billing", "phone"), Text(house.Shop.Customer(ann), "billing", "company")));
        Assert.Equal(("", ""), (Text(house.Company.Find("Customer", id)!, "GivenName"), Text(house.Company.Find("Customer", id)!, "PrimaryPhone", "FreeFormNumber")));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task A_number_the_books_do_not_take_leaves_the_one_they_have()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (ann, id) = await Customer(house);

        Edit(house, ann, new JsonObject { ["billing"] = new JsonObject { ["phone"] = TooLong } });
        await Forth(house);

        Assert.Equal("555", Text(house.Company.Find("Customer", id)!, "PrimaryPhone", "FreeFormNumber"));
        Assert.Equal(TooLong, Text(house.Shop.Customer(ann), "billing", "phone"));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task An_email_address_emptied_in_the_books_stays_in_the_shop_and_its_next_edit_is_no_conflict()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (ann, id) = await Customer(house);

        house.Company.Edit("Customer", id, row => row.Remove("PrimaryEmailAddr"));
        await house.Back(RecordKind.Customers);
        Assert.Equal("ann@one.test", Text(house.Shop.Customer(ann), "email"));
        await AssertQuiet(house);

        Edit(house, ann, new JsonObject { ["email"] = "ann@two.test" });
        await Forth(house);
        Assert.Equal("ann@two.test", Text(house.Company.Find("Customer", id)!, "PrimaryEmailAddr", "Address"));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task A_person_who_decides_for_nothing_empties_both_sides()
    {
        await using var house = await House(RouteDirection.TwoWay);
        var (ann, id) = await Customer(house);
        Edit(house, ann, new JsonObject { ["billing"] = new JsonObject { ["phone"] = "556" } });
        house.Company.Edit("Customer", id, row => row["PrimaryPhone"] = new JsonObject { ["FreeFormNumber"] = "557" });
        await Forth(house);

        await house.Decide(JsonSerializer.SerializeToElement(new { phone = (string?)null }));
        await house.Back(RecordKind.Customers);

        Assert.Equal(("", ""), (Text(house.Shop.Customer(ann), "billing", "phone"), Text(house.Company.Find("Customer", id)!, "PrimaryPhone", "FreeFormNumber")));
        await AssertQuiet(house);
    }

    [Fact]
    public async Task One_way_what_is_empty_is_not_told()
    {
        await using var house = await House(RouteDirection.OneWay);
        var (ann, id) = await Customer(house);

        Edit(house, ann, new JsonObject { ["last_name"] = "Berg", ["billing"] = new JsonObject { ["company"] = "", ["phone"] = "" } });
        await Forth(house);

        var row = house.Company.Find("Customer", id)!;
        Assert.Equal(("Berg", "Ash Ltd", "555"), (Text(row, "FamilyName"), Text(row, "CompanyName"), Text(row, "PrimaryPhone", "FreeFormNumber")));
    }

    private static async Task<ShopToBooks> House(RouteDirection direction)
    {
        var house = await ShopToBooks.Start();
        house.Shop.RemoveAll();
        foreach (var kind in new[] { RecordKind.Customers, RecordKind.Products })
            await house.Route(new RouteSettings { Source = "shop-1", Target = "books-1", Kind = kind, Direction = direction });
        // Whom the books have from the beginning.
        if (direction == RouteDirection.TwoWay) await house.Back(RecordKind.Customers, RecordKind.Products);
        return house;
    }

    private static async Task<(int InShop, string InBooks)> Customer(ShopToBooks house, string phone = "555")
    {
        JsonObject Place() => new() { ["first_name"] = "Ann", ["address_1"] = "Main St 1", ["address_2"] = "Rear", ["city"] = "Toronto", ["postcode"] = "M5V 2T6", ["country"] = "CA" };
        var billing = Place();
        (billing["company"], billing["phone"]) = ("Ash Ltd", phone);
        var ann = house.Shop.AddCustomer(new JsonObject { ["email"] = "ann@one.test", ["first_name"] = "Ann", ["last_name"] = "Ash", ["billing"] = billing, ["shipping"] = Place() });
        await Forth(house);
        return (ann, await Id(house, RecordKind.Customers, ann));
    }

    // The shop's versions are stamps of a second.
    private static void Edit(ShopToBooks house, int customer, JsonObject change)
    {
        house.Advance(TimeSpan.FromMinutes(1));
        house.Shop.UpdateCustomer(customer, change);
    }

    private static JsonObject Nowhere() => new() { ["address_1"] = "", ["address_2"] = "", ["city"] = "", ["state"] = "", ["postcode"] = "", ["country"] = "" };

    private static Task Forth(ShopToBooks house, RecordKind kind = RecordKind.Customers) => house.Sync(SyncMode.Incremental, kind);

    private static async Task<string> Id(ShopToBooks house, RecordKind kind, int id) => (await house.Link(new RecordKey(kind, $"{id}")))!.TargetId!;

    private static string Text(JsonObject row, params IEnumerable<string> path) =>
        path.Aggregate((JsonNode?)row, (node, name) => node?[name])?.ToString() ?? "";

    /// <summary>Nobody has anything to write, or to decide.</summary>
    private static async Task AssertQuiet(ShopToBooks house, RecordKind kind = RecordKind.Customers)
    {
        var rounds = new[] { await house.Back(kind), await house.Sync(SyncMode.Full, kind), await house.Back(kind), await house.Sync(SyncMode.Incremental, kind) };
        Assert.Equal([0, 0, 0, 0], rounds.Select(steps => Assert.Single(steps).Counts.Written));
        Assert.Empty(await house.Conflicts());
        Assert.Empty(await house.Failures());
    }
}
