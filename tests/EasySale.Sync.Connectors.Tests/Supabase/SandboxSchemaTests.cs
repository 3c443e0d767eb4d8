using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Supabase;
using static EasySale.Sync.Connectors.Tests.Supabase.SampleRecords;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>A schema made for trying, beside the real one in the same project: everything works in it, and nothing of it is in the other.</summary>
public sealed class SandboxSchemaTests
{
    private const string Sandbox = "sandbox";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_tried_in_a_schema_of_its_own_stays_there()
    {
        await using var supabase = await LocalSupabase.StartAsync(new LocalSupabaseOptions { Schemas = ["public", Sandbox] }, Cancellation);
        await using var tenant = new LocalSupabaseTenant(supabase, await supabase.OpenGatewayAsync(), "shop");
        using var real = ConnectedProject.To(tenant);
        using var tried = ConnectedProject.To(tenant, schema: Sandbox);
        await real.Prepare(SystemProfile.Unknown with { Name = "The shop" });
        await real.Write(Customer("1"));
        var before = await Rows(tenant, "public");

        Assert.All((await tried.System.Probe(Cancellation)).Checks, check => Assert.True(check.Ok, $"{check.Capability}: {check.Message}"));
        await tried.Prepare(SystemProfile.Unknown with { Name = "The staging shop" });
        await tried.Write(Customer("1"), Customer("2"));
        await tried.Write(Product("3"));
        await tried.Write(Order("7", lines: [Line("1")]), Order("8"));
        await tried.Write(Refund("9"));

        Assert.Equal(before, await Rows(tenant, "public"));
        Assert.Equal(["customers 2", "order_lines 1", "orders 2", "products 1", "refunds 1", "stores 1"], await Rows(tenant, Sandbox));
        await tenant.ExecuteAsync($"update {Sandbox}.customers set phone = '7' where source_id = '2'; insert into {Sandbox}.products (connection_id, name) values ('shop', 'Made here')");
        Assert.Equal("7", ((Customer)Assert.Single(await tried.System.Source(RecordKind.Customers)!.ReadByIds(["shop/2"], Cancellation)).Record!).Phone);
        Assert.Empty(await real.System.Source(RecordKind.Customers)!.ReadByIds(["shop/2"], Cancellation));
        Assert.Equal(before, await Rows(tenant, "public"));
    }

    [Fact]
    public async Task Its_steps_may_be_applied_and_pasted_again()
    {
        await using var supabase = await LocalSupabase.StartAsync(new LocalSupabaseOptions { Schemas = [Sandbox] }, Cancellation);
        await using var tenant = new LocalSupabaseTenant(supabase, await supabase.OpenGatewayAsync(), "shop");

        Assert.Empty(await new SupabaseMigrations(supabase.ConnectionString, Sandbox).ApplyAsync(Cancellation));
        foreach (var step in SupabaseSchema.In(Sandbox)) await tenant.ExecuteAsync(step.Sql);

        Assert.Equal(SupabaseSchema.Migrations.Select(step => step.Name), await tenant.QueryAsync($"select name from {Sandbox}.easysale_sync_migrations order by name"));
        Assert.Equal(["0"], await tenant.QueryAsync("select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"));
        Assert.Equal(["0"], await tenant.QueryAsync("select count(*) from pg_proc where pronamespace = 'public'::regnamespace"));
        Assert.Throws<ArgumentException>(() => SupabaseSchema.In("sandbox; drop schema public"));
    }

    private static Task<IReadOnlyList<string?>> Rows(LocalSupabaseTenant tenant, string schema) => tenant.QueryAsync(string.Join(
        " union all ",
        new[] { "customers", "products", "orders", "order_lines", "refunds", "stores" }.Select(table => $"select '{table} ' || count(*) from {schema}.{table} having count(*) > 0")) + " order by 1");
}
