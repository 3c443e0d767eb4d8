using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using static EasySale.Sync.Connectors.Tests.Supabase.OrderPayload;

namespace EasySale.Sync.Connectors.Tests.Supabase;

public sealed class UpsertOrdersTests(LocalSupabaseFixture fixture)
{
    [Fact]
    public async Task Orders_and_their_lines_arrive_in_one_call()
    {
        await using var tenant = await fixture.NewTenantAsync();

        var answer = await UpsertAsync(tenant,
            Order(tenant.ConnectionId, "7", Noon, "10.00", Line("1"), Line("2", kind: "shipping")),
            Order(tenant.ConnectionId, "8", Noon));

        Assert.Equal(["7 applied", "8 applied"], answer);
        Assert.Equal(["7/line_item/1", "7/shipping/2"], await LinesAsync(tenant));
    }

    [Fact]
    public async Task Every_column_sent_is_stored()
    {
        await using var tenant = await fixture.NewTenantAsync();
        var sent = Order(tenant.ConnectionId, "7", Noon, "10.00", Line("1"));
        sent["order"]!["customer_source_id"] = "3";
        sent["order"]!["transaction_id"] = "tx";
        sent["order"]!["date_paid"] = Noon;
        await UpsertAsync(tenant, sent);

        await AssertStoredAsync(tenant, "orders", "source_id = '7'", sent["order"]!.AsObject());
        await AssertStoredAsync(tenant, "order_lines", "order_source_id = '7'", sent["lines"]![0]!.AsObject());
    }

    [Fact]
    public async Task A_newer_order_updates_the_row_and_every_column_of_it()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await UpsertAsync(tenant, Order(tenant.ConnectionId, "7", Morning, "10.00", Line("1")));
        var changed = Order(tenant.ConnectionId, "7", Noon, "99.90", Line("1", name: "Silk sock", total: "94.95"));
        foreach (var column in new[] { "number", "status", "billing_email", "payment_method", "customer_source_id", "transaction_id" })
            changed["order"]![column] = "changed";
        foreach (var column in new[] { "total_tax", "shipping_total", "discount_total", "refunded_total" })
            changed["order"]![column] = "1.23";
        changed["order"]!["currency"] = "CHF";
        changed["order"]!["prices_include_tax"] = false;
        changed["order"]!["is_deleted"] = true;
        changed["order"]!["shipping"] = new JsonObject { ["city"] = "Bern" };
        changed["order"]!["billing"] = new JsonObject { ["city"] = "Genf" };
        changed["order"]!["date_created"] = Noon;
        changed["order"]!["date_paid"] = Noon;
        var line = changed["lines"]![0]!;
        foreach (var column in new[] { "product_source_id", "variation_source_id", "sku" })
            line[column] = "changed";
        foreach (var column in new[] { "quantity", "unit_price", "subtotal", "total_tax" })
            line[column] = "7.5";
        line["currency"] = "CHF";
        line["taxes"] = new JsonArray("changed");
        line["raw"] = new JsonObject { ["changed"] = true };

        Assert.Equal(["7 applied"], await UpsertAsync(tenant, changed));

        await AssertStoredAsync(tenant, "orders", "source_id = '7'", changed["order"]!.AsObject());
        await AssertStoredAsync(tenant, "order_lines", "order_source_id = '7'", changed["lines"]![0]!.AsObject());
    }

    [Fact]
    public async Task Lines_that_vanished_from_an_order_are_removed_and_others_stay()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await UpsertAsync(tenant,
            Order(tenant.ConnectionId, "7", Morning, "10.00", Line("1"), Line("2"), Line("2", kind: "fee")),
            Order(tenant.ConnectionId, "8", Morning, "10.00", Line("1")));

        await UpsertAsync(tenant, Order(tenant.ConnectionId, "7", Noon, "10.00", Line("2"), Line("3")));

        Assert.Equal(["7/line_item/2", "7/line_item/3", "8/line_item/1"], await LinesAsync(tenant));
    }

    [Fact]
    public async Task A_stale_order_is_skipped_and_its_lines_are_left_alone()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await UpsertAsync(tenant, Order(tenant.ConnectionId, "7", Noon, "10.00", Line("1")));

        var answer = await UpsertAsync(tenant, Order(tenant.ConnectionId, "7", Morning, "666.00", Line("9")));

        Assert.Equal(["7 stale"], answer);
        Assert.Equal(["10.0000"], await tenant.QueryAsync($"select total from orders where connection_id = '{tenant.ConnectionId}'"));
        Assert.Equal(["7/line_item/1"], await LinesAsync(tenant));
    }

    [Fact]
    public async Task A_mixed_call_answers_for_each_order_in_the_order_given()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await UpsertAsync(tenant,
            Order(tenant.ConnectionId, "20", Noon, "10.00", Line("1")), Order(tenant.ConnectionId, "3", Noon, "10.00", Line("1")));

        var answer = await UpsertAsync(tenant,
            Order(tenant.ConnectionId, "3", Morning, "10.00", Line("9")),
            Order(tenant.ConnectionId, "100", Noon, "10.00", Line("1")),
            Order(tenant.ConnectionId, "20", Evening, "10.00", Line("2")));

        Assert.Equal(["3 stale", "100 applied", "20 applied"], answer);
        Assert.Equal(["100/line_item/1", "20/line_item/2", "3/line_item/1"], await LinesAsync(tenant));
    }

    [Fact]
    public async Task The_newest_of_two_versions_in_one_call_wins()
    {
        await using var tenant = await fixture.NewTenantAsync();

        var answer = await UpsertAsync(tenant,
            Order(tenant.ConnectionId, "7", Evening, "2.00", Line("2")), Order(tenant.ConnectionId, "7", Noon, "1.00", Line("1")));

        Assert.Equal(["7 applied", "7 superseded"], answer);
        Assert.Equal(["7/line_item/2"], await LinesAsync(tenant));
    }

    [Fact]
    public async Task An_order_that_cannot_be_stored_fails_the_whole_call()
    {
        await using var tenant = await fixture.NewTenantAsync();
        var payload = Payload(Order(tenant.ConnectionId, "7", Noon), Order(tenant.ConnectionId, "8", Noon, "12,50"));

        var (status, body) = await tenant.SendAsync(HttpMethod.Post, "rpc/upsert_orders", payload, null, ("apikey", tenant.Supabase.SecretKey));

        Assert.Equal(400, (int)status);
        Assert.Equal("22P02", (string?)JsonNode.Parse(body)!["code"]);
        Assert.Empty(await tenant.QueryAsync($"select source_id from orders where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task An_empty_call_is_answered_with_nothing()
    {
        await using var tenant = await fixture.NewTenantAsync();

        Assert.Empty(await UpsertAsync(tenant));
    }

    [Fact]
    public async Task Amounts_survive_to_the_cent()
    {
        await using var tenant = await fixture.NewTenantAsync();
        string[] amounts = ["0.01", "0.1", "19.90", "33.3333", "99999999999999.9999", "-5.05"];

        await UpsertAsync(tenant, [.. amounts.Select((amount, i) => Order(tenant.ConnectionId, $"{i}", Noon, amount))]);

        var rows = await tenant.CallAsync(HttpMethod.Get, $"orders?connection_id=eq.{tenant.ConnectionId}&select=total&order=source_id");
        Assert.Equal(
            amounts.Select(amount => decimal.Parse(amount, CultureInfo.InvariantCulture)),
            rows.Select(row => row!["total"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task Calls_that_meet_in_the_same_orders_all_succeed()
    {
        await using var tenant = await fixture.NewTenantAsync();
        var ids = Enumerable.Range(1, 60).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        var forwards = ids.Select(id => Order(tenant.ConnectionId, id, Noon, "1.00", Line("1"))).ToArray();
        var backwards = ids.AsEnumerable().Reverse().Select(id => Order(tenant.ConnectionId, id, Noon, "2.00", Line("2"))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => UpsertAsync(tenant, i % 2 == 0 ? forwards : backwards)));

        Assert.Equal(["60"], await tenant.QueryAsync($"select count(*) from order_lines where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task Five_hundred_orders_fit_in_one_call()
    {
        await using var tenant = await fixture.NewTenantAsync();
        JsonObject[] Orders(string modified) => [.. Enumerable.Range(1, 500).Select(i => Order(
            tenant.ConnectionId, $"{i}", modified, "10.00", [.. Enumerable.Range(1, 6).Select(line => Line($"{line}"))]))];

        foreach (var modified in new[] { Noon, Evening })
        {
            var payload = Payload(Orders(modified));
            var start = Stopwatch.GetTimestamp();
            var answer = await tenant.CallAsync(HttpMethod.Post, "rpc/upsert_orders", payload);
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"500 orders, 3000 lines, modified {modified}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:N0} ms");
            Assert.All(answer, outcome => Assert.True((bool)outcome!["applied"]!));
        }
        Assert.Equal(["3000"], await tenant.QueryAsync($"select count(*) from order_lines where connection_id = '{tenant.ConnectionId}'"));
    }

    private static JsonObject Payload(params JsonObject[] orders) =>
        new() { ["payload"] = new JsonArray([.. orders.Select(order => order.DeepClone())]) };

    private static async Task<List<string>> UpsertAsync(LocalSupabaseTenant tenant, params JsonObject[] orders)
    {
        var answer = await tenant.CallAsync(HttpMethod.Post, "rpc/upsert_orders", Payload(orders));
        return [.. answer.Select(outcome =>
            $"{outcome!["source_id"]} {((bool)outcome["applied"]! ? "applied" : (string?)outcome["reason"])}")];
    }

    private static Task<IReadOnlyList<string?>> LinesAsync(LocalSupabaseTenant tenant) => tenant.QueryAsync($"""
        select order_source_id || '/' || kind || '/' || line_id from order_lines
        where connection_id = '{tenant.ConnectionId}' order by 1
        """);

    // The database compares: it knows that 10.00 is 10.0000 and that noon is noon.
    private static async Task AssertStoredAsync(LocalSupabaseTenant tenant, string table, string where, JsonObject expected)
    {
        var json = expected.ToJsonString().Replace("'", "''", StringComparison.Ordinal);
        var columns = string.Join(", ", expected.Select(column => column.Key));
        var same = await tenant.QueryAsync($"""
            select (select row({columns}) from jsonb_populate_record(null::{table}, '{json}')) is not distinct from row({columns})
            from {table} where connection_id = '{tenant.ConnectionId}' and {where}
            """);
        Assert.Equal(["True"], same);
    }
}
