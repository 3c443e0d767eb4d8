using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Simulators.Supabase;

[assembly: AssemblyFixture(typeof(LocalSupabaseFixture))]

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>One local Supabase for all tests of the assembly, started by the first that asks. Tests keep apart by their connection ids.</summary>
public sealed class LocalSupabaseFixture : IAsyncDisposable
{
    private readonly Lazy<Task<LocalSupabase>> _supabase = new(() => LocalSupabase.StartAsync());
    private int _connections;

    public Task<LocalSupabase> StartedAsync() => _supabase.Value;

    /// <summary>A connection of its own for one test, with its row in <c>stores</c>, behind a gateway of its own.</summary>
    public async Task<LocalSupabaseTenant> NewTenantAsync()
    {
        var supabase = await StartedAsync();
        var gateway = await supabase.OpenGatewayAsync();
        var tenant = new LocalSupabaseTenant(supabase, gateway, $"conn-{Interlocked.Increment(ref _connections)}");
        await tenant.AddStoreAsync();
        return tenant;
    }

    public async ValueTask DisposeAsync()
    {
        if (_supabase.IsValueCreated)
            await (await _supabase.Value).DisposeAsync();
    }
}
