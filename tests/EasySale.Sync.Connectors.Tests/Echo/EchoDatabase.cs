using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A database of these tests' own, as its triggers tell of every row; started by the first that asks.</summary>
public sealed class EchoDatabase : IAsyncDisposable
{
    private readonly Lazy<Task<LocalSupabase>> _started = new(() => LocalSupabase.StartAsync());
    private int _shops;

    public Task<LocalSupabase> Started() => _started.Value;

    /// <summary>A shop whose rows are nobody else's.</summary>
    public string NewShop() => $"shop-{Interlocked.Increment(ref _shops)}";

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated) await (await _started.Value).DisposeAsync();
    }
}
