using EasySale.Sync.Hosts.Tests.EndToEnd;
using EasySale.Sync.Simulators.Supabase;

[assembly: AssemblyFixture(typeof(DatabaseFixture))]

namespace EasySale.Sync.Hosts.Tests.EndToEnd;

/// <summary>One real PostgREST over one real Postgres for all end-to-end tests, started by the first that asks.</summary>
public sealed class DatabaseFixture : IAsyncDisposable
{
    private readonly Lazy<Task<LocalSupabase>> _database = new(() => LocalSupabase.StartAsync());

    public Task<LocalSupabase> Started() => _database.Value;

    public async ValueTask DisposeAsync()
    {
        if (_database.IsValueCreated) await (await _database.Value).DisposeAsync();
    }
}
