using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Hosts.Tests.Storage;

namespace EasySale.Sync.Hosts.Tests.EndToEnd;

/// <summary>Changes a shop tells nobody of: no webhook, no stamp.</summary>
[Collection(DemoShop.OneHostAtATime)]
public sealed class CompareTests(AzuriteFixture azurite, DatabaseFixture database)
{
    private const int WinterClothes = 19;

    [Theory]
    [InlineData("mark", 1L)]
    [InlineData("delete", 0L)]
    public async Task What_nobody_announced_is_found_handled_as_set_and_reported(string setting, long rowsLeft)
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        await shop.SetTarget("deleted", setting);
        await shop.Sync("all", "full");
        await shop.RegisterWebhooks();
        shop.Store.Deliveries.Take();
        var order = await shop.Query<string>("select min(source_id) from orders where connection_id = $connection and raw->'refunds' = '[]'");
        var refund = await shop.Query<string>("select min(source_id) from refunds where connection_id = $connection");
        var refunded = await shop.Query<string>($"select order_source_id from refunds where connection_id = $connection and source_id = '{refund}'");
        var clothes = await InCategory(shop, "Vêtements d’hiver");

        shop.Store.Shop.Clock.Advance(TimeSpan.FromMinutes(10));
        shop.Store.Shop.DeleteOrder(Number(order));
        shop.Store.Shop.DeleteRefund(Number(refunded), Number(refund));
        shop.Store.Shop.RenameCategory(WinterClothes, "Manteaux");

        Assert.Empty(shop.Store.Deliveries.Take());
        Assert.Equal(0, await Written(shop, "incremental"));
        Assert.Equal((0L, 1L), (await InCategory(shop, "Manteaux"), await Kept(shop, "orders", order)));

        Assert.Equal(3 + clothes, await Written(shop, "compare"));

        Assert.Equal((0L, 0L), (await Kept(shop, "orders", order), await Kept(shop, "refunds", refund)));
        Assert.Equal((rowsLeft, rowsLeft), (await Rows(shop, "orders", order), await Rows(shop, "refunds", refund)));
        Assert.Equal((0L, clothes), (await InCategory(shop, "Vêtements d’hiver"), await InCategory(shop, "Manteaux")));
        Assert.Equal(0L, await shop.Query<long>($"select count(*) from orders where connection_id = $connection and source_id = '{refunded}' and raw->>'refunds' like '%{refund}%'"));
        var drift = (await shop.Get("/api/sync/drift"))["items"]!.AsArray().ToDictionary(report => report!["entity"]!.ToString(), report => report!.AsObject());
        Assert.Equal((1L, 1L, 0L), Found(drift["orders"]));
        Assert.Equal((1L, 0L, 0L), Found(drift["refunds"]));
        Assert.Equal((0L, clothes, 0L), Found(drift["products"]));
        Assert.All(drift.Values, report => Assert.Equal(("completed", 0L), (report["state"]!.ToString(), report["handled"]!["failed"]!.GetValue<long>())));
        Assert.Equal(0, await Written(shop, "compare"));
    }

    private static (long Gone, long Changed, long Missing) Found(JsonObject report) =>
        (report["gone"]!.GetValue<long>(), report["changed"]!.GetValue<long>(), report["missing"]!.GetValue<long>());

    private static Task<long> InCategory(DemoShop shop, string name) =>
        shop.Query<long>($"select count(*) from products where connection_id = $connection and raw->>'categories' like '%{name}%'");

    private static Task<long> Kept(DemoShop shop, string table, string id) =>
        shop.Query<long>($"select count(*) from {table} where connection_id = $connection and source_id = '{id}' and not is_deleted");

    private static Task<long> Rows(DemoShop shop, string table, string id) =>
        shop.Query<long>($"select count(*) from {table} where connection_id = $connection and source_id = '{id}'");

    private static async Task<long> Written(DemoShop shop, string mode)
    {
        var status = await shop.Sync("all", mode);
        Assert.True(status["status"]!.ToString() == "completed", status.ToString());
        return status["counts"]!["written"]!.GetValue<long>();
    }

    private static int Number(string id) => int.Parse(id, CultureInfo.InvariantCulture);
}
