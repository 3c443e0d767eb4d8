using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>What the shop has already, by e-mail address and SKU, when the books are written into it.</summary>
public sealed class RecognizedInShopTests
{
    [Fact]
    public async Task Accounts_products_and_variations_that_are_there_are_linked_and_updated_and_none_is_made()
    {
        await using var house = await Furnished();
        var (buyer, mug, red) = (house.Buyer("Ann Lee", "Ann@x.test"), house.Item("Mug", "MUG", 12.5m), house.Item("Cup, red", "CUP-RED", 9m));
        var account = house.Account("ann@x.test", "Old", "Name");
        var product = house.Shop.AddProduct(new JsonObject { ["name"] = "Old mug", ["sku"] = "mug", ["regular_price"] = "1.00" });
        var cup = house.Shop.AddProduct(new JsonObject { ["name"] = "Cup", ["type"] = "variable" });
        var variation = house.Shop.AddVariation(cup, new JsonObject { ["sku"] = "CUP-RED", ["regular_price"] = "1.00" });
        house.Company.Edit("Customer", buyer, row => row["GivenName"] = "Ann");

        await house.Back(RecordKind.Customers, RecordKind.Products);

        Assert.Equal($"{account}", (await house.Link(new RecordKey(RecordKind.Customers, buyer), back: true))!.TargetId);
        Assert.Equal($"{product}", (await house.Link(new RecordKey(RecordKind.Products, mug), back: true))!.TargetId);
        var found = (await house.Link(new RecordKey(RecordKind.Products, red), back: true))!;
        Assert.Equal(($"{variation}", "variations"), (found.TargetId, found.Entity));
        Assert.Equal("Ann", house.Shop.Customer(account)["first_name"]!.ToString());
        Assert.Equal(("Mug", "12.5"), (house.Shop.Product(product)["name"]!.ToString(), house.Shop.Product(product)["regular_price"]!.ToString()));
        Assert.Equal("9", Assert.Single(house.Shop.AllProducts(), row => row["id"]!.ToString() == $"{variation}")["regular_price"]!.ToString());
        Assert.Single(house.Shop.AllCustomers(), row => string.Equals(row["email"]!.ToString(), "ann@x.test", StringComparison.OrdinalIgnoreCase));
        Assert.Single(house.Shop.AllProducts(), row => string.Equals(row["sku"]?.ToString(), "mug", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await house.Failures());
    }

    [Fact]
    public async Task Two_products_of_one_SKU_are_shown_and_the_chosen_one_is_updated()
    {
        await using var house = await Furnished();
        house.Item("Mug", "MUG", 12.5m);
        var (one, two) = (house.Shop.AddProduct(new JsonObject { ["name"] = "Blue mug", ["sku"] = "MUG" }), house.Shop.AddProduct(new JsonObject { ["name"] = "Red mug" }));
        house.Shop.EditProductSilently(two, product => product["sku"] = "MUG");

        await house.Back(RecordKind.Products);
        var conflict = Assert.Single(await house.Conflicts());
        Assert.Equal([$"{one}", $"{two}"], conflict.Candidates);
        Assert.Equal("Red mug", conflict.TargetValues!.Value.GetProperty($"{two}").GetProperty("name").GetString());
        Assert.Equal("Blue mug", house.Shop.Product(one)["name"]!.ToString());
        await house.Decide(ConflictChoice.Custom, $"{two}");

        Assert.Equal(("Blue mug", "Mug"), (house.Shop.Product(one)["name"]!.ToString(), house.Shop.Product(two)["name"]!.ToString()));
        Assert.Empty(await house.Conflicts());
        Assert.Equal(2, house.Shop.AllProducts().Count(row => row["sku"]?.ToString() == "MUG"));
    }

    [Fact]
    public async Task Without_matching_what_the_shop_has_is_skipped_with_the_reason_and_waits_for_a_person()
    {
        await using var house = await Furnished();
        house.Item("Mug", "MUG", 12.5m);
        house.Shop.AddProduct(new JsonObject { ["name"] = "Old mug", ["sku"] = "MUG" });
        await house.Route(new RouteSettings { Source = "books-1", Target = "shop-1", Kind = RecordKind.Products, MatchBy = [] });

        await house.Back(RecordKind.Products);

        Assert.Empty(await house.Failures());
        var conflict = Assert.Single(await house.Conflicts());
        Assert.Equal((ConflictType.DuplicateKey, "woocommerce.duplicate_sku"), (conflict.Type, conflict.TargetSeen));
    }

    private static async Task<ShopToBooks> Furnished()
    {
        var house = await ShopToBooks.Start();
        house.Shop.RemoveAll();
        return house;
    }
}
