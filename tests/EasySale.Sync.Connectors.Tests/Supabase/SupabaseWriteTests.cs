using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Simulators.Supabase;
using static EasySale.Sync.Connectors.Tests.Supabase.SampleRecords;

namespace EasySale.Sync.Connectors.Tests.Supabase;

public sealed class SupabaseWriteTests(LocalSupabaseFixture fixture)
{
    [Fact]
    public async Task Can_write_every_kind_with_either_family_of_keys()
    {
        await using var tenant = await fixture.NewTenantAsync();
        foreach (var key in new[] { tenant.Supabase.SecretKey, tenant.Supabase.ServiceRoleKey })
        {
            using var project = ConnectedProject.To(tenant, key);
            foreach (CommerceRecord record in new CommerceRecord[] { Customer("1"), Product("2"), Full("7"), Refund("70") })
            {
                var answer = Assert.Single(await project.Write(record));
                Assert.Null(answer.Failure);
                Assert.Equal($"{tenant.ConnectionId}/{record.Id}", answer.TargetId);
                Assert.Equal(record.Total, answer.Total);
                Assert.Equal([record.Id], await Ids(tenant, record.Kind.Name()));
            }
        }
    }

    [Fact]
    public async Task Custom_fields_arrive_beside_rows_without_any()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        var custom = new Dictionary<string, JsonElement> { ["po"] = JsonElement.Parse("\"PO-77\""), ["weight"] = JsonElement.Parse("1.250") };

        foreach (var make in new Func<string, CommerceRecord>[] { id => Customer(id), id => Product(id), id => Full(id), id => Refund(id) })
        {
            Assert.All(await project.Write(make("1") with { Custom = custom }, make("2")), answer => Assert.Null(answer.Failure));
            var table = make("1").Kind.Name();
            Assert.Equal(
                ["1 PO-77 1.250", "2"],
                await tenant.QueryAsync($"select concat_ws(' ', source_id, custom ->> 'po', custom ->> 'weight') from {table} where connection_id = '{tenant.ConnectionId}' order by 1"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_becomes_of_custom_fields_is_no_matter_of_neighbours(bool besideOthers)
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        var custom = new Dictionary<string, JsonElement> { ["po"] = JsonElement.Parse("\"PO-77\"") };
        var none = new Dictionary<string, JsonElement>();

        foreach (var make in new Func<string, CommerceRecord>[] { id => Customer(id), id => Product(id), id => Full(id), id => Refund(id) })
        {
            await project.Write(make("1") with { Custom = custom }, make("2") with { Custom = custom });
            CommerceRecord[] neighbour = besideOthers ? [make("3") with { Custom = custom }] : [];
            await project.Write([make("1"), .. neighbour]);
            await project.Write([make("2") with { Custom = none }, .. neighbour]);
            Assert.Equal(
                ["1 {\"po\": \"PO-77\"}", "2 {}"],
                await tenant.QueryAsync($"select concat_ws(' ', source_id, custom) from {make("1").Kind.Name()} where connection_id = '{tenant.ConnectionId}' and source_id < '3' order by 1"));
        }
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_operations()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        string[] ids = ["30", "4", "200", "1"];

        Assert.Equal(ids.Select(id => $"{tenant.ConnectionId}/{id}"), (await project.Write([.. ids.Select(id => Customer(id))])).Select(answer => answer.TargetId));
        Assert.Equal(
            ids.Select(id => (Money?)new Money(decimal.Parse(id, CultureInfo.InvariantCulture), "EUR")),
            (await project.Write([.. ids.Select(id => Order(id, total: decimal.Parse(id, CultureInfo.InvariantCulture)))])).Select(answer => answer.Total));
    }

    [Fact]
    public async Task An_older_version_is_superseded_and_the_row_stays()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Write(Customer("1", Noon, "new@example.test"));
        await project.Write(Order("7", Noon, total: 2m));

        var customers = await project.Write(Customer("1", Morning, "old@example.test"), Customer("2", Morning));
        var orders = await project.Write(Order("8", Morning), Order("7", Morning, total: 1m));

        Assert.Equal([true, false], customers.Select(answer => answer.SkipReason is not null));
        Assert.Equal([false, true], orders.Select(answer => answer.SkipReason is not null));
        Assert.Equal(["new@example.test"], await tenant.QueryAsync($"select email from customers where connection_id = '{tenant.ConnectionId}' and source_id = '1'"));
        Assert.Equal(["2.0000"], await tenant.QueryAsync($"select total from orders where connection_id = '{tenant.ConnectionId}' and source_id = '7'"));
    }

    [Fact]
    public async Task A_changed_order_replaces_its_row_and_loses_the_lines_that_vanished()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Write(Full("7"));
        Assert.Equal(
            ["coupon/8 2.1000", "fee/3 2.0000", "line_item/1 19.9000", "refund/70 -5.0500", "shipping/2 5.0000", "tax/9 4.8000"],
            await tenant.QueryAsync($"select kind || '/' || line_id || ' ' || total from order_lines where connection_id = '{tenant.ConnectionId}' order by 1"));

        await project.Write(Order("7", Noon, lines: [Line("1")]));

        Assert.Equal(["line_item/1"], await tenant.QueryAsync($"select kind || '/' || line_id from order_lines where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task One_bad_row_in_ten_is_refused_alone()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);

        var orders = await project.Write([.. Enumerable.Range(1, 10).Select(i => Order($"{i}", currency: i == 6 ? "EURO" : "EUR"))]);
        var refunds = await project.Write([.. Enumerable.Range(1, 10).Select(i => Refund($"{i}", i == 3 ? 1e20m : 1m))]);

        AssertRefused(orders, 6, "supabase.value_refused");
        AssertRefused(refunds, 3, "supabase.value_refused");
        Assert.Equal(9, (await Ids(tenant, "orders")).Count);
        Assert.Equal(9, (await Ids(tenant, "refunds")).Count);
    }

    [Fact]
    public async Task A_large_batch_goes_in_calls_the_gateway_takes()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        var large = new string('x', 100_000);

        var answers = await project.Write([.. Enumerable.Range(1, 60).Select(i => Customer($"{i}") with { Company = large })]);

        Assert.All(answers, answer => Assert.NotNull(answer.TargetId));
        Assert.Equal(2, tenant.Gateway.Calls.Count);
    }

    [Fact]
    public async Task A_write_of_many_rows_is_shared_between_two_calls_and_halving_stays_within_each()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);

        var answers = await project.Write([.. Enumerable.Range(1, 300).Select(i => Order($"{i}", currency: i is 6 or 290 ? "EURO" : "EUR"))]);

        Assert.Equal([6, 290], answers.Index().Where(answer => answer.Item.Failure is not null).Select(answer => answer.Index + 1));
        Assert.Equal(298, (await Ids(tenant, "orders")).Count);
    }

    [Fact]
    public async Task The_last_of_two_versions_wins_also_when_a_write_is_shared()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        var rows = Enumerable.Range(1, 150).Select(i => $"{i}").ToList();

        await project.Write([.. rows.Select(id => Customer(id, Noon, "first@example.test")), .. rows.Select(id => Customer(id, Noon, "last@example.test"))]);

        Assert.Equal(4, tenant.Gateway.Calls.Count);
        Assert.Equal(["last@example.test"], await tenant.QueryAsync($"select distinct email from customers where connection_id = '{tenant.ConnectionId}'"));
    }

    [Theory]
    [InlineData(500, """{"code":"57014","message":"canceling statement due to statement timeout"}""")]
    [InlineData(413, "")]
    [InlineData(504, "upstream request timeout")]
    public async Task A_batch_that_is_too_much_is_halved(int status, string body)
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        tenant.Gateway.Faults.Inject(new GatewayFault.Answer(status, body));

        var answers = await project.Write([.. Enumerable.Range(1, 10).Select(i => Order($"{i}"))]);

        Assert.All(answers, answer => Assert.Null(answer.Failure));
        Assert.Equal(3, tenant.Gateway.Calls.Count);
    }

    [Fact]
    public async Task A_limit_of_the_gateway_fails_the_batch_and_hands_on_its_wait()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        tenant.Gateway.Faults.Inject(new GatewayFault.Answer(429, "", RetryAfterSeconds: 30));

        var failure = await Assert.ThrowsAsync<SyncException>(() => project.Write(Order("1"), Order("2")));

        Assert.Equal((FailureCause.TryAgain, TimeSpan.FromSeconds(30)), (failure.Cause, failure.RetryAfter));
        Assert.Single(tenant.Gateway.Calls);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_settled_without_a_double()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        tenant.Gateway.Faults.Inject(new GatewayFault.DropAfter());
        tenant.Gateway.Faults.Inject(new GatewayFault.DropBefore(), onCall: 2);
        var operation = project.Planned(Full("7"));
        var target = project.Target(RecordKind.Orders);
        var cancellation = TestContext.Current.CancellationToken;

        Assert.Equal(FailureCause.TryAgain, (await Assert.ThrowsAsync<SyncException>(() => target.Write([operation], cancellation))).Cause);
        Assert.Equal(FailureCause.TryAgain, (await Assert.ThrowsAsync<SyncException>(() => target.Settle([operation], cancellation))).Cause);
        var answer = Assert.Single(await target.Settle([operation], cancellation));

        Assert.Equal(new Money(31.70m, "EUR"), answer.Total);
        Assert.Equal(["7"], await Ids(tenant, "orders"));
        Assert.Equal(["6"], await tenant.QueryAsync($"select count(*) from order_lines where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task A_record_twice_in_a_batch_does_no_harm()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);

        var answers = await project.Write(Customer("1", Morning), Customer("1", Noon, "new@example.test"));

        Assert.All(answers, answer => Assert.NotNull(answer.TargetId));
        Assert.Equal(["new@example.test"], await tenant.QueryAsync($"select email from customers where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task Sums_are_told_as_the_database_has_them()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);

        var answers = await project.Write(Order("1", total: 99999999999999.9999m), Order("2", total: 0.01m), Order("3", total: 1.00005m));

        Assert.Equal([99999999999999.9999m, 0.01m, 1.0001m], answers.Select(answer => answer.Total!.Value.Amount));
    }

    [Fact]
    public async Task Characters_that_Postgres_refuses_are_left_out_and_all_else_stays()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        var raw = System.Text.Json.JsonElement.Parse("""{"nul":"a\u0000b","lone":"a\ud83db","pair":"\ud83d\ude00","slash":"\\u0000","braces":"{{orders/1}}"}""");

        var answer = Assert.Single(await project.Write(Customer("1") with { FirstName = "A\0B", Raw = raw }));

        Assert.Null(answer.Failure);
        Assert.Equal(["AB"], await tenant.QueryAsync($"select first_name from customers where connection_id = '{tenant.ConnectionId}'"));
        Assert.Equal(
            ["ab|ab|😀|\\u0000|{{orders/1}}"],
            await tenant.QueryAsync($"select concat_ws('|', raw->>'nul', raw->>'lone', raw->>'pair', raw->>'slash', raw->>'braces') from customers where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task The_store_keeps_what_the_source_does_not_know_of_itself_any_more()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Prepare(new SystemProfile("My shop", "https://shop.example.com", "CHF", "Europe/Zurich"));
        await project.Prepare(SystemProfile.Unknown);

        Assert.Equal(
            ["My shop https://shop.example.com CHF Europe/Zurich"],
            await tenant.QueryAsync($"select concat_ws(' ', name, base_url, currency, timezone) from stores where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task A_store_nobody_knows_is_made_with_what_there_is()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = new ConnectedProject(tenant.Gateway.Url, tenant.Supabase.SecretKey, tenant.ConnectionId + "-new");

        await project.Prepare(SystemProfile.Unknown);

        Assert.Equal([$"{tenant.ConnectionId}-new UTC"], await tenant.QueryAsync(
            $"select concat_ws(' ', name, base_url, currency, timezone) from stores where connection_id = '{tenant.ConnectionId}-new'"));
        Assert.Single(await project.Write(Order("1")));
    }

    [Fact]
    public async Task Products_take_the_currency_of_their_store_and_variations_name_their_product()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Prepare(SystemProfile.Unknown with { Currency = "CHF" });

        await project.Write(Product("2"), Product("3", 1.23m, parent: "2"), Product("4", null));

        Assert.Equal(
            ["2 - CHF 19.9000", "3 2 CHF 1.2300", "4 - CHF -"],
            await tenant.QueryAsync($"select concat_ws(' ', source_id, coalesce(parent_source_id, '-'), currency, coalesce(price::text, '-')) from products where connection_id = '{tenant.ConnectionId}' order by 1"));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_tried_again()
    {
        var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await tenant.DisposeAsync();

        Assert.Equal(FailureCause.TryAgain, (await Assert.ThrowsAsync<SyncException>(() => project.Write(Order("1"), Order("2")))).Cause);
    }

    [Fact]
    public async Task Rows_of_an_unknown_store_wait_for_it()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = new ConnectedProject(tenant.Gateway.Url, tenant.Supabase.SecretKey, "no-such-store");

        var failure = await Assert.ThrowsAsync<SyncException>(() => project.Write(Order("1")));

        Assert.Equal((FailureCause.TryAgain, "supabase.store_missing"), (failure.Cause, failure.Code));
    }

    private static void AssertRefused(IReadOnlyList<WriteAnswer> answers, int id, string code)
    {
        Assert.Equal(code, answers[id - 1].Failure?.Code);
        Assert.All(answers.Where((_, i) => i != id - 1), answer => Assert.NotNull(answer.TargetId));
    }

    private static Task<IReadOnlyList<string?>> Ids(LocalSupabaseTenant tenant, string table) =>
        tenant.QueryAsync($"select source_id from {table} where connection_id = '{tenant.ConnectionId}' order by 1");
}
