using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Simulators.Supabase;
using static EasySale.Sync.Connectors.Tests.Supabase.OrderPayload;

namespace EasySale.Sync.Connectors.Tests.Supabase;

public sealed class TargetSchemaTests(LocalSupabaseFixture fixture)
{
    private const string Merge = "resolution=merge-duplicates,return=representation";

    [Fact]
    public async Task Applying_the_schema_twice_changes_nothing()
    {
        await using var tenant = await fixture.NewTenantAsync();

        Assert.Empty(await new SupabaseMigrations(tenant.Supabase.ConnectionString).ApplyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pasting_every_file_again_does_no_harm()
    {
        await using var tenant = await fixture.NewTenantAsync();

        foreach (var migration in SupabaseSchema.Migrations)
            await tenant.ExecuteAsync(migration.Sql);

        Assert.Equal(["A shop"], await tenant.QueryAsync($"select name from stores where connection_id = '{tenant.ConnectionId}'"));
        Assert.Equal(
            SupabaseSchema.Migrations.Select(migration => migration.Name),
            await tenant.QueryAsync("select name from easysale_sync_migrations order by name"));
    }

    [Fact]
    public async Task The_service_role_may_read_and_write_every_table_and_the_others_none()
    {
        await using var tenant = await fixture.NewTenantAsync();

        var open = await tenant.QueryAsync("""
            select role || ' ' || relname from pg_class, unnest(array['anon', 'authenticated']) role
            where relnamespace = 'public'::regnamespace and relkind = 'r'
              and has_table_privilege(role, oid, 'select, insert, update, delete, truncate, references')
            """);
        var closed = await tenant.QueryAsync("""
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r'
              and not (relrowsecurity
                and has_table_privilege('service_role', oid, 'select') and has_table_privilege('service_role', oid, 'insert')
                and has_table_privilege('service_role', oid, 'update') and has_table_privilege('service_role', oid, 'delete'))
            """);

        Assert.Empty(open);
        Assert.Empty(closed);
    }

    // A kept plan that reads the whole table would make each call slower than the one before it.
    [Fact]
    public async Task Orders_and_lines_are_found_by_their_keys_from_the_first_call_on()
    {
        await using var tenant = await fixture.NewTenantAsync();

        Assert.Equal(["enable_seqscan=off"], await tenant.QueryAsync(
            "select setting from pg_proc, unnest(proconfig) setting where proname = 'upsert_orders' and setting like 'enable%'"));
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("products")]
    [InlineData("refunds")]
    public async Task A_bulk_upsert_tells_by_what_it_returns_which_rows_were_stale(string table)
    {
        await using var tenant = await fixture.NewTenantAsync();
        await UpsertAsync(tenant, table, Row(table, tenant, "1", Noon), Row(table, tenant, "2", Noon));

        var written = await UpsertAsync(tenant, table,
            Row(table, tenant, "1", Morning), Row(table, tenant, "2", Evening), Row(table, tenant, "3", Morning));

        Assert.Equal(["2", "3"], written);
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("products")]
    [InlineData("refunds")]
    public async Task A_row_of_unknown_version_is_never_held_back_and_keeps_the_version_it_has(string table)
    {
        await using var tenant = await fixture.NewTenantAsync();
        await UpsertAsync(tenant, table, Row(table, tenant, "1", Noon), Row(table, tenant, "2", null));

        Assert.Equal(["1", "2"], await UpsertAsync(tenant, table, Row(table, tenant, "1", null), Row(table, tenant, "2", null)));
        Assert.Equal(["2"], await UpsertAsync(tenant, table, Row(table, tenant, "1", Morning), Row(table, tenant, "2", Morning)));
    }

    [Fact]
    public async Task An_update_keeps_the_moment_the_row_was_first_seen()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await UpsertAsync(tenant, "customers", Row("customers", tenant, "1", Morning));
        var seen = $"select first_seen_at from customers where connection_id = '{tenant.ConnectionId}'";
        var before = await tenant.QueryAsync(seen);
        var update = Row("customers", tenant, "1", Noon);
        update["first_seen_at"] = Evening;

        await UpsertAsync(tenant, "customers", update);

        Assert.Equal(before, await tenant.QueryAsync(seen));
    }

    private static async Task<List<string?>> UpsertAsync(LocalSupabaseTenant tenant, string table, params JsonObject[] rows)
    {
        var written = await tenant.CallAsync(
            HttpMethod.Post, $"{table}?on_conflict=connection_id,source_id&select=source_id", new JsonArray(rows), Merge);
        return [.. written.Select(row => (string?)row!["source_id"]).Order()];
    }

    private static JsonObject Row(string table, LocalSupabaseTenant tenant, string id, string? modified)
    {
        var row = new JsonObject
        {
            ["connection_id"] = tenant.ConnectionId,
            ["source_id"] = id,
            ["source_modified"] = modified,
            ["raw"] = new JsonObject { ["id"] = id },
        };
        var own = table switch
        {
            "products" => new JsonObject { ["name"] = "Sock", ["kind"] = "subscription", ["status"] = "publish" },
            "refunds" => new JsonObject { ["order_source_id"] = "7", ["currency"] = "EUR", ["amount"] = "5.00", ["date_created"] = Morning },
            _ => new JsonObject { ["email"] = "buyer@example.test" },
        };
        foreach (var (name, value) in own)
            row[name] = value?.DeepClone();
        return row;
    }
}
