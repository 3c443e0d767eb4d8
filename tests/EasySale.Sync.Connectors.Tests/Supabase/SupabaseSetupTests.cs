using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Simulators.Supabase;
using static EasySale.Sync.Connectors.Tests.Supabase.SampleRecords;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>What a project that is not set up well is told. Its database is one of its own: the tests damage it.</summary>
public sealed class SupabaseSetupTests(LocalSupabaseFixture fixture)
{
    [Fact]
    public async Task A_good_project_passes_every_check_and_nothing_is_left_behind()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);

        var report = await project.System.Probe(TestContext.Current.CancellationToken);

        Assert.All(report.Checks, check => Assert.True(check.Ok, $"{check.Capability}: {check.Message}"));
        Assert.Equal(
            ["secure transport", "schema", "write stores", "write customers", "write products", "write orders", "write refunds", "read edits"],
            report.Checks.Select(check => check.Capability));
    }

    [Fact]
    public async Task Another_schema_is_asked_for_by_name_on_every_call()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant, schema: "sandbox");

        var report = await project.System.Probe(TestContext.Current.CancellationToken);
        var write = await Assert.ThrowsAsync<SyncException>(() => project.Write(Customer("1"), Customer("2")));

        Assert.All(report.Checks.Skip(1), check => Assert.Equal((false, "supabase.schema_closed"), (check.Ok, check.Code)));
        Assert.Equal("supabase.schema_closed", write.Code);
    }

    [Fact]
    public async Task A_key_of_another_project_or_for_browsers_is_named_as_the_fault()
    {
        await using var tenant = await fixture.NewTenantAsync();
        foreach (var (key, code) in new[] { (SupabaseKeys.Create().SecretKey, "supabase.reconnect"), (tenant.Supabase.Keys.AnonKey, "supabase.not_service_key") })
        {
            using var project = ConnectedProject.To(tenant, key);
            var report = await project.System.Probe(TestContext.Current.CancellationToken);
            Assert.All(report.Checks.Skip(1), check => Assert.Equal((false, code), (check.Ok, check.Code)));
        }
    }

    [Fact]
    public async Task A_project_without_any_table_is_told_to_apply_the_migrations()
    {
        await using var supabase = await LocalSupabase.StartAsync(new LocalSupabaseOptions { Migrate = false }, TestContext.Current.CancellationToken);
        await using var tenant = new LocalSupabaseTenant(supabase, await supabase.OpenGatewayAsync(), "shop");
        using var project = ConnectedProject.To(tenant, logs: true);

        var report = await project.System.Probe(TestContext.Current.CancellationToken);
        var write = await Assert.ThrowsAsync<SyncException>(() => project.Write(Product("1"), Product("2")));

        Assert.All(report.Checks.Skip(1), check => Assert.Equal((check.Capability, false, "supabase.schema_missing"), (check.Capability, check.Ok, check.Code)));
        Assert.Equal((FailureCause.FixSettings, "supabase.schema_missing"), (write.Cause, write.Code));
    }

    [Fact]
    public async Task Missing_rights_tables_and_steps_are_found_by_the_probe_and_by_the_write()
    {
        await using var supabase = await LocalSupabase.StartAsync(cancellation: TestContext.Current.CancellationToken);
        await using var tenant = new LocalSupabaseTenant(supabase, await supabase.OpenGatewayAsync(), "shop");
        await tenant.AddStoreAsync();
        using var project = ConnectedProject.To(tenant, logs: true);
        await tenant.ExecuteAsync("""
            revoke insert on sync_logs from service_role;
            revoke insert on customers from service_role;
            revoke update on refunds from service_role;
            revoke insert on order_lines from service_role;
            drop table products;
            delete from easysale_sync_migrations where name = '0004_access';
            """);

        var checks = (await project.System.Probe(TestContext.Current.CancellationToken)).Checks.ToDictionary(check => check.Capability);

        Assert.True(checks["write stores"].Ok);
        Assert.Equal("supabase.grants_missing", checks["write sync_logs"].Code);
        Assert.Equal("supabase.grants_missing", checks["write customers"].Code);
        Assert.Equal("supabase.grants_missing", checks["write refunds"].Code);
        Assert.Equal("supabase.grants_missing", checks["write orders"].Code);
        Assert.Equal("supabase.schema_missing", checks["write products"].Code);
        Assert.Contains("0004_access", checks["schema"].Message, StringComparison.Ordinal);
        var customers = await Assert.ThrowsAsync<SyncException>(() => project.Write(Customer("1"), Customer("2")));
        Assert.Equal((FailureCause.FixSettings, "supabase.grants_missing"), (customers.Cause, customers.Code));
        Assert.Contains("0004_access.sql", customers.MerchantMessage, StringComparison.Ordinal);
        var products = await Assert.ThrowsAsync<SyncException>(() => project.Write(Product("1"), Product("2")));
        Assert.True((products.Cause, products.Code) == (FailureCause.FixSettings, "supabase.schema_missing"), $"{products.Code}: {products.Detail}");
        foreach (var damage in new[] { "grant insert on sync_logs to service_role; alter table sync_logs drop column line", "drop table sync_logs" })
        {
            await tenant.ExecuteAsync(damage);
            var logs = await Assert.ThrowsAsync<SyncException>(() => project.System.Logs!.Write([SyncLogTests.Line("run", 0)], TestContext.Current.CancellationToken));
            Assert.Equal((FailureCause.FixSettings, "supabase.schema_missing"), (logs.Cause, logs.Code));
        }
    }

    [Theory]
    [InlineData("http://project.example.com", "false", "https")]
    [InlineData("https://project.example.com/rest/v1", "false", "/rest/v1")]
    [InlineData("https://user:word@project.example.com", "false", "serviceKey")]
    [InlineData("project", "true", "web address")]
    public void A_wrong_address_is_explained(string url, string allowHttp, string word)
    {
        var problems = new SupabaseConnector().Check(new Dictionary<string, string> { ["projectUrl"] = url, ["allowHttp"] = allowHttp });
        Assert.Contains(word, problems["projectUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_publishable_key_is_refused_before_any_call()
    {
        using var client = new HttpClient();
        var failure = Assert.Throws<SyncException>(() => ConnectedProject.Open("http://project.example.com", "sb_publishable_x_y", client));
        Assert.Equal(FailureCause.FixSettings, failure.Cause);
        Assert.DoesNotContain("sb_publishable_x_y", failure.Message, StringComparison.Ordinal);
    }
}
