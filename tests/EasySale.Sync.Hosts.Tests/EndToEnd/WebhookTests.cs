using System.Globalization;
using System.Net;
using EasySale.Sync.Hosts.Tests.Storage;

namespace EasySale.Sync.Hosts.Tests.EndToEnd;

[Collection(DemoShop.OneHostAtATime)]
public sealed class WebhookTests(AzuriteFixture azurite, DatabaseFixture database)
{
    [Fact]
    public async Task A_change_in_the_shop_arrives_by_itself()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        await shop.Sync("all", "full");
        var registered = await shop.RegisterWebhooks();
        var order = await Processing(shop);
        shop.Store.Deliveries.Take();
        shop.Store.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        shop.Store.Shop.SetOrderStatus(order, "completed");

        var answers = await shop.DeliverWebhooks();
        await shop.Until($"select status from orders where connection_id = $connection and source_id = '{order}'", "completed");

        Assert.Empty(registered["missing"]!.AsArray());
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.NotNull((await shop.Get($"/api/integrations/connections/{shop.Source}/webhooks"))["lastHintAt"]);
    }

    [Fact]
    public async Task What_was_answered_well_arrives_although_the_process_is_killed_right_after()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        await shop.Sync("all", "full");
        await shop.RegisterWebhooks();
        var order = await Processing(shop);
        shop.Store.Deliveries.Take();
        shop.Store.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        shop.Store.Shop.SetOrderStatus(order, "completed");

        var answers = await shop.DeliverWebhooks();
        await shop.Restart();

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        await shop.Until($"select status from orders where connection_id = $connection and source_id = '{order}'", "completed");
    }

    private static async Task<int> Processing(DemoShop shop) => int.Parse(
        await shop.Query<string>("select min(source_id) from orders where connection_id = $connection and status = 'processing'"), CultureInfo.InvariantCulture);
}
