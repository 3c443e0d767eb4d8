using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>A project of Supabase: PostgREST over Postgres, behind a gateway of its own.</summary>
internal sealed class DatabaseTarget(LocalSupabaseTenant tenant) : TargetSide
{
    private static readonly string[] Tables = ["customers", "products", "orders", "order_lines", "refunds"];

    public LocalSupabaseTenant Tenant => tenant;

    public GatewayFaults Faults => tenant.Gateway.Faults;

    public override string SourceId => tenant.ConnectionId;

    public override Connector Connector { get; } = new SupabaseConnector();

    public override Dictionary<string, string> Settings => new() { ["projectUrl"] = tenant.Gateway.Url, ["allowHttp"] = "true" };

    public override long Calls => tenant.Gateway.Calls.Count;

    public static Func<JumpingClock, Task<TargetSide>> Of(LocalSupabaseFixture fixture) => async _ => new DatabaseTarget(await fixture.NewTenantAsync());

    public override Dictionary<string, string> Secrets() => new() { ["serviceKey"] = tenant.Supabase.SecretKey };

    public override void ClearFaults() => tenant.Gateway.Faults.Clear();

    public override async Task<string> State()
    {
        var rows = new List<string>();
        foreach (var table in Tables)
            rows.AddRange((await tenant.QueryAsync(
                $"select (to_jsonb(t) - 'synced_at' - 'first_seen_at' - 'connection_id')::text from {table} t where connection_id = '{tenant.ConnectionId}'")).Select(row => $"{table} {row}"));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    public override ValueTask DisposeAsync() => tenant.DisposeAsync();
}
