using System.Text.Json.Nodes;
using EasySale.Sync.Hosts.Tests.Storage;

namespace EasySale.Sync.Hosts.Tests.EndToEnd;

/// <summary>A tenant as it comes: what would be written is shown, and much of it is confirmed before it is.</summary>
[Collection(DemoShop.OneHostAtATime)]
public sealed class PlanTests(AzuriteFixture azurite, DatabaseFixture database)
{
    private const string Written = "select count(*) from orders where connection_id = $connection";

    [Fact]
    public async Task A_dry_run_shows_everything_and_writes_nothing_until_it_is_applied()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started(), startsAreConfirmed: false);
        var ids = Orders(shop, 4);
        var started = await shop.Post("/api/sync/dry-run", Body(ids, ("entity", "orders")));
        var run = await shop.Finished(Text(started["syncId"]));
        Assert.True(run["dryRun"]!.GetValue<bool>());
        Assert.Equal(0L, await shop.Query<long>("select count(*) from stores where connection_id = $connection"));

        var plan = await shop.Get($"/api/sync/plans/{Text(started["syncId"])}?limit=3");
        Assert.Equal(("ready", 3), (Text(plan["status"]), plan["changes"]!.AsArray().Count));
        Assert.Equal(4, plan["totals"]!["byEntity"]!["orders"]!["upsert"]!.GetValue<long>());
        Assert.NotNull(plan["nextCursor"]);
        Assert.Equal(0L, await shop.Query<long>(Written));

        var applied = await shop.Finished(Text((await shop.Post($"/api/sync/plans/{Text(started["syncId"])}/apply", null))["syncId"]));

        Assert.Equal("completed", Text(applied["status"]));
        Assert.Equal(0L, applied["steps"]![0]!["replanned"]!["count"]!.GetValue<long>());
        Assert.Equal(4L, await shop.Query<long>(Written));
        var (status, problem) = await shop.Refused($"/api/sync/plans/{Text(started["syncId"])}/apply");
        Assert.Equal((409, "urn:easysale-sync:problem:plan-applied"), (status, Text(problem["type"])));
    }

    [Fact]
    public async Task A_large_start_waits_for_its_confirmation_and_is_the_same_run_afterwards()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started(), startsAreConfirmed: false);
        var ids = Orders(shop, 12);
        var syncId = Text((await shop.Post("/api/sync/orders", Body(ids)))["syncId"]);

        var waiting = await shop.Finished(syncId);
        Assert.Equal("awaitingConfirmation", Text(waiting["status"]));
        Assert.Equal(0L, await shop.Query<long>(Written));
        var (status, problem) = await shop.Refused(Text(waiting["links"]!["apply"]));
        Assert.Equal((409, "urn:easysale-sync:problem:confirmation-required"), (status, Text(problem["type"])));
        Assert.True(problem["summary"]!["records"]!.GetValue<long>() >= 12);

        var confirmed = await shop.Post($"/api/sync/confirm/{Text(problem["token"])}", null);
        Assert.Equal(syncId, Text(confirmed["syncId"]));
        var run = await shop.Finished(syncId);

        Assert.Equal(("completed", 12L), (Text(run["status"]), run["counts"]!["written"]!.GetValue<long>()));
        Assert.Equal(12L, await shop.Query<long>(Written));
        Assert.Equal(409, (await shop.Refused($"/api/sync/confirm/{Text(problem["token"])}")).Status);
    }

    private static JsonArray Orders(DemoShop shop, int count) =>
        new([.. Enumerable.Range(0, count).Select(_ => (JsonNode)shop.Store.Shop.AddOrder(new JsonObject()))]);

    private static JsonObject Body(JsonArray ids, params (string Name, string Value)[] more)
    {
        var body = new JsonObject { ["mode"] = "full", ["connectorId"] = "woo_to_supabase", ["ids"] = ids.DeepClone() };
        foreach (var (name, value) in more) body[name] = value;
        return body;
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
