using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>Products that the shop and the books keep alike.</summary>
public sealed class ItemsBothWaysTests
{
    [Theory]
    [InlineData(RouteDirection.TwoWay, "Big mug")]
    [InlineData(RouteDirection.OneWay, "Mug")]
    public async Task A_new_name_reaches_the_books_where_both_are_kept_alike_and_is_not_taken_back(RouteDirection direction, string named)
    {
        await using var house = await ShopToBooks.Start();
        house.Shop.RemoveAll();
        await house.Route(new RouteSettings { Source = "shop-1", Target = "books-1", Kind = RecordKind.Products, Direction = direction });
        var mug = house.Shop.AddProduct(new JsonObject { ["name"] = "Mug", ["sku"] = "MUG", ["regular_price"] = "12.50", ["stock_quantity"] = 3, ["manage_stock"] = true });
        await house.Sync(SyncMode.Incremental, RecordKind.Products);

        house.Shop.UpdateProduct(mug, new JsonObject { ["name"] = "Big mug", ["stock_quantity"] = 2 });
        await house.Sync(SyncMode.Incremental, RecordKind.Products);
        var item = (await house.Link(new RecordKey(RecordKind.Products, $"{mug}")))!.TargetId!;
        Assert.Equal(named, (string?)house.Company.Find("Item", item)!["Name"]);

        if (direction == RouteDirection.OneWay) return;
        house.Company.Edit("Item", item, row => row["UnitPrice"] = 13);
        await house.Back(RecordKind.Products);
        var now = house.Shop.Product(mug);
        Assert.Equal(("Big mug", "13", "2"), ($"{now["name"]}", $"{now["regular_price"]}", $"{now["stock_quantity"]}"));
        Assert.Empty(await house.Conflicts());
    }
}
