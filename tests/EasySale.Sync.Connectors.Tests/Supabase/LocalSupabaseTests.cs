using System.Net;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.Supabase;
using static EasySale.Sync.Connectors.Tests.Supabase.OrderPayload;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>The local Supabase treats callers as a hosted project does.</summary>
public sealed class LocalSupabaseTests(LocalSupabaseFixture fixture)
{
    [Fact]
    public async Task Both_families_of_service_keys_work()
    {
        await using var tenant = await fixture.NewTenantAsync();
        var (jwt, secret) = (tenant.Supabase.ServiceRoleKey, tenant.Supabase.SecretKey);

        Assert.Equal(1, await StoresSeenAsync(tenant, ("apikey", jwt), ("Authorization", $"Bearer {jwt}")));
        Assert.Equal(1, await StoresSeenAsync(tenant, ("apikey", secret)));
        Assert.Equal(1, await StoresSeenAsync(tenant, ("apikey", secret), ("Authorization", $"Bearer {secret}")));
    }

    [Fact]
    public async Task A_call_without_a_key_is_refused_in_the_words_of_the_gateway()
    {
        await using var tenant = await fixture.NewTenantAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, """{"message":"No API key found in request"}"""), await StoresAsync(tenant));
    }

    [Fact]
    public async Task A_key_of_another_project_is_refused_in_the_words_of_the_gateway()
    {
        await using var tenant = await fixture.NewTenantAsync();
        var other = SupabaseKeys.Create();
        var invalid = (HttpStatusCode.Unauthorized, """{"message":"Invalid API key"}""");

        Assert.Equal(invalid, await StoresAsync(tenant, ("apikey", other.SecretKey)));
        Assert.Equal(invalid, await StoresAsync(tenant, ("apikey", other.ServiceRoleKey), ("Authorization", $"Bearer {other.ServiceRoleKey}")));
        Assert.Equal(invalid, await StoresAsync(tenant, ("apikey", tenant.Supabase.SecretKey), ("Authorization", $"Bearer {other.SecretKey}")));
    }

    [Fact]
    public async Task A_secret_key_is_refused_to_a_browser()
    {
        await using var tenant = await fixture.NewTenantAsync();

        var (status, body) = await StoresAsync(tenant,
            ("apikey", tenant.Supabase.SecretKey), ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0"));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("""{"message":"Forbidden use of secret API key in browser"}""", body);
    }

    [Fact]
    public async Task The_anon_role_gets_no_access_to_any_table()
    {
        await using var tenant = await fixture.NewTenantAsync();
        var (anon, publishable) = (tenant.Supabase.Keys.AnonKey, tenant.Supabase.Keys.PublishableKey);

        foreach (var (status, body) in new[]
        {
            await StoresAsync(tenant, ("apikey", anon), ("Authorization", $"Bearer {anon}")),
            await StoresAsync(tenant, ("apikey", publishable)),
            await tenant.SendAsync(HttpMethod.Post, "rpc/upsert_orders", new JsonObject { ["payload"] = new JsonArray() }, null, ("apikey", publishable)),
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Equal("42501", (string?)JsonNode.Parse(body)!["code"]);
        }
    }

    [Fact]
    public async Task Answers_are_cut_at_a_thousand_rows()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await tenant.ExecuteAsync($$"""
            insert into customers (connection_id, source_id, raw)
            select '{{tenant.ConnectionId}}', id, '{}' from generate_series(1, 1200) id
            """);

        var rows = await tenant.CallAsync(HttpMethod.Get, $"customers?connection_id=eq.{tenant.ConnectionId}&select=source_id");

        Assert.Equal(1000, rows.Count);
    }

    [Fact]
    public async Task Queries_with_escapes_reach_the_database_as_sent()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await tenant.ExecuteAsync($$"""
            insert into customers (connection_id, source_id, email, raw) values ('{{tenant.ConnectionId}}', 'é+"1', 'a+b@example.test', '{}')
            """);

        var rows = await tenant.CallAsync(HttpMethod.Get,
            $"customers?connection_id=eq.{tenant.ConnectionId}&select=source_id&email=in.(%22a%2Bb@example.test%22)&source_id=like.%C3%A9*");

        Assert.Equal("é+\"1", (string?)Assert.Single(rows)!["source_id"]);
    }

    [Fact]
    public async Task Calls_are_counted_per_gateway()
    {
        await using var tenant = await fixture.NewTenantAsync();

        await tenant.CallAsync(HttpMethod.Get, "stores?limit=1");

        Assert.Equal([new GatewayCall("GET", "/rest/v1/stores?limit=1")], tenant.Gateway.Calls);
    }

    [Fact]
    public async Task A_chosen_call_can_be_answered_with_an_error()
    {
        await using var tenant = await fixture.NewTenantAsync();
        tenant.Gateway.Faults.Inject(new GatewayFault.Answer(503), onCall: 2, matching: call => call.Path.Contains("orders"));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(tenant, "orders?limit=1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(tenant, "stores?limit=1")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync(tenant, "orders?limit=1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(tenant, "orders?limit=1")).Status);
    }

    [Fact]
    public async Task A_connection_can_break_before_or_after_the_write_took_effect()
    {
        await using var tenant = await fixture.NewTenantAsync();
        tenant.Gateway.Faults.Inject(new GatewayFault.DropBefore(), onCall: 1);
        tenant.Gateway.Faults.Inject(new GatewayFault.DropAfter(), onCall: 2);

        await Assert.ThrowsAsync<HttpRequestException>(() => AddCustomerAsync(tenant, "before"));
        await Assert.ThrowsAsync<HttpRequestException>(() => AddCustomerAsync(tenant, "after"));

        Assert.Equal(["after"], await tenant.QueryAsync($"select source_id from customers where connection_id = '{tenant.ConnectionId}'"));
    }

    private static Task<JsonArray> AddCustomerAsync(LocalSupabaseTenant tenant, string id) => tenant.CallAsync(HttpMethod.Post, "customers",
        new JsonObject { ["connection_id"] = tenant.ConnectionId, ["source_id"] = id, ["source_modified"] = Noon, ["raw"] = new JsonObject() });

    private static Task<(HttpStatusCode Status, string Body)> GetAsync(LocalSupabaseTenant tenant, string path) =>
        tenant.SendAsync(HttpMethod.Get, path, null, null, ("apikey", tenant.Supabase.SecretKey));

    private static Task<(HttpStatusCode Status, string Body)> StoresAsync(LocalSupabaseTenant tenant, params (string, string)[] headers) =>
        tenant.SendAsync(HttpMethod.Get, $"stores?connection_id=eq.{tenant.ConnectionId}", null, null, headers);

    private static async Task<int> StoresSeenAsync(LocalSupabaseTenant tenant, params (string, string)[] headers)
    {
        var (status, body) = await StoresAsync(tenant, headers);
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonNode.Parse(body)!.AsArray().Count;
    }
}
