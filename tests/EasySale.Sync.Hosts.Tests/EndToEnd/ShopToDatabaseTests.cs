using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Hosts.Tests.Storage;

namespace EasySale.Sync.Hosts.Tests.EndToEnd;

[Collection(DemoShop.OneHostAtATime)]
public sealed class ShopToDatabaseTests(AzuriteFixture azurite, DatabaseFixture database)
{
    private const int Orders = 249;
    private const int Customers = 81;

    [Fact]
    public async Task Every_record_of_the_shop_arrives_and_the_sums_agree_to_the_cent()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());

        var status = await shop.Sync("all", "full");

        Assert.Equal("completed", Text(status["status"]));
        Assert.Equal(Orders, Count(status, "orders", "written"));
        Assert.Equal(Customers, Count(status, "customers", "written"));
        Assert.Equal(Orders, await shop.Query<long>("select count(*) from orders where connection_id = $connection"));
        Assert.Equal(Customers, await shop.Query<long>("select count(*) from customers where connection_id = $connection"));
        foreach (var (currency, sums) in Step(status, "orders")["totals"]!.AsObject())
        {
            Assert.Equal(0m, Amount(sums!["difference"]));
            Assert.Equal(
                await shop.Query<decimal>($"select sum(total) from orders where connection_id = $connection and currency = '{currency}'"),
                Amount(sums["source"]));
        }
    }

    [Fact]
    public async Task The_reconciliation_is_what_the_database_says_day_by_day_to_the_cent()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        var status = await shop.Sync("all", "full");

        var days = (await shop.Rows("/api/reports/reconciliation?from=2025-12-01&to=2026-12-31")).Where(day => Text(day["entity"]) == "orders").ToList();

        Assert.NotEmpty(days);
        foreach (var day in days)
        {
            var those = $"from orders where connection_id = $connection and currency = '{Text(day["currency"])}' and (date_created at time zone 'UTC')::date = '{Text(day["day"])}'";
            Assert.Equal(await shop.Query<long>($"select count(*) {those}"), day["targetCount"]!.GetValue<long>());
            Assert.Equal(await shop.Query<decimal>($"select sum(total) {those}"), Amount(day["targetGross"]));
            Assert.Equal(await shop.Query<decimal>($"select sum(total_tax) {those}"), Amount(day["sourceTax"]));
            Assert.Equal(await shop.Query<decimal>($"select sum(discount_total) {those}"), Amount(day["discount"]));
            Assert.Equal(0m, Amount(day["difference"]));
        }

        foreach (var (currency, sums) in Step(status, "orders")["totals"]!.AsObject())
            Assert.Equal(Amount(sums!["source"]), days.Where(day => Text(day["currency"]) == currency).Sum(day => Amount(day["sourceGross"])));
        Assert.Equal(Orders, (await shop.Get("/api/sync/metrics"))["byEntity"]!["orders"]!["count"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_second_run_over_an_unchanged_shop_writes_nothing()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        await shop.Sync("all", "full");

        var again = await shop.Sync("all", "full");

        Assert.Equal(0, Count(again, "written"));
        Assert.Equal(Orders, Count(again, "orders", "unchanged"));
        Assert.All(Step(again, "orders")["totals"]!.AsObject(), sums => Assert.Equal(0m, Amount(sums.Value!["difference"])));
    }

    [Fact]
    public async Task After_changes_in_the_shop_exactly_those_arrive()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        await shop.Sync("all", "full");
        var edited = await shop.Query<string>("select min(source_id) from orders where connection_id = $connection and status = 'processing'");
        shop.Store.Shop.Clock.Advance(TimeSpan.FromMinutes(10));
        shop.Store.Shop.SetOrderStatus(int.Parse(edited, CultureInfo.InvariantCulture), "completed");
        var added = shop.Store.Shop.AddOrder(new JsonObject { ["billing"] = new JsonObject { ["email"] = "new@example.com" } });

        var run = await shop.Sync("orders", "incremental");

        Assert.Equal(2, Count(run, "orders", "written"));
        Assert.Equal("completed", await shop.Query<string>($"select status from orders where connection_id = $connection and source_id = '{edited}'"));
        Assert.Equal(1L, await shop.Query<long>($"select count(*) from orders where connection_id = $connection and source_id = '{added}'"));
        Assert.Equal(Orders + 1, await shop.Query<long>("select count(*) from orders where connection_id = $connection"));
    }

    [Fact]
    public async Task One_bad_record_fails_alone_is_listed_and_can_be_retried_when_it_is_right_again()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        const int bad = 170;
        var total = Text(shop.Store.Shop.Order(bad)["total"]);
        shop.Store.Shop.EditOrderSilently(bad, order => order["total"] = "twelve");

        var run = await shop.Sync("orders", "full");
        var failures = await shop.Get("/api/sync/failures");

        Assert.Equal("partial", Text(run["status"]));
        Assert.Equal(Orders - 1, Count(run, "orders", "written"));
        var failure = Assert.Single(failures["items"]!.AsArray())!;
        Assert.Equal("fixRecord", Text(failure["cause"]));

        shop.Store.Shop.EditOrderSilently(bad, order => order["total"] = total);
        var retry = await shop.Post($"/api/sync/failures/{Text(failure["id"])}/retry", null);
        var retried = await shop.Finished(Text(retry["syncId"]));

        Assert.Equal(1, Count(retried, "orders", "written"));
        Assert.Empty((await shop.Get("/api/sync/failures"))["items"]!.AsArray());
        Assert.Equal(Orders, await shop.Query<long>("select count(*) from orders where connection_id = $connection"));
    }

    [Fact]
    public async Task A_host_that_is_killed_in_the_middle_of_a_run_goes_on_where_it_stopped()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        var held = shop.Store.Faults.On("GET", "/orders", nth: 2).Hold();
        var started = await shop.Post("/api/sync/orders", new JsonObject { ["mode"] = "full", ["connectorId"] = "woo_to_supabase", ["batchLimit"] = 100 });
        await held.Arrived;

        await shop.Restart();
        held.Release();
        var run = await shop.Finished(Text(started["syncId"]));

        Assert.Equal("completed", Text(run["status"]));
        Assert.Equal(Orders, Count(run, "orders", "written"));
        Assert.Equal(Orders, await shop.Query<long>("select count(*) from orders where connection_id = $connection"));
    }

    private static JsonObject Step(JsonObject status, string entity) =>
        status["steps"]!.AsArray().Select(step => step!.AsObject()).Single(step => Text(step["entity"]) == entity);

    private static long Count(JsonObject status, string entity, string what) => Step(status, entity)["counts"]![what]!.GetValue<long>();

    private static long Count(JsonObject status, string what) => status["counts"]![what]!.GetValue<long>();

    private static decimal Amount(JsonNode? amount) => amount!.GetValue<decimal>();

    private static string Text(JsonNode? text) => text!.ToString();
}
