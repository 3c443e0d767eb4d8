using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Connectors.Tests.Supabase;

public sealed class SupabaseContractTests(LocalSupabaseFixture fixture) : ConnectorContract<SupabaseConnector>
{
    protected override async Task<ContractSubject> Start()
    {
        var tenant = await fixture.NewTenantAsync();
        await tenant.ExecuteAsync($"insert into customers (connection_id, email) select '{tenant.ConnectionId}', 'c' || n || '@example.com' from generate_series(1, 5) n");
        await tenant.ExecuteAsync($"insert into products (connection_id, name, manage_stock, stock_quantity) select '{tenant.ConnectionId}', 'Mug ' || n, true, n from generate_series(1, 5) n");
        return new ContractSubject(
            new Dictionary<string, string> { ["projectUrl"] = tenant.Gateway.Url, ["allowHttp"] = "true", ["rowsOf"] = tenant.ConnectionId },
            Key(tenant.Supabase.SecretKey),
            Key(SupabaseKeys.Create().SecretKey),
            tenant)
        {
            SourceId = tenant.ConnectionId,
            Held = async kind => (await tenant.QueryAsync(
                $"select source_id from {kind.Name()} where connection_id = '{tenant.ConnectionId}'")).Count,
        };
    }

    private static Dictionary<string, string> Key(string key) => new() { ["serviceKey"] = key };
}
