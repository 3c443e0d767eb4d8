using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>The shop whose rows are read: the one the settings name, or the only one there is.</summary>
internal sealed class EditedStore(SupabaseClient client, string? named)
{
    private string? _connectionId = named;

    /// <returns>The shop's connection id.</returns>
    /// <exception cref="SyncException">It is not clear which (<see cref="FailureCause.FixSettings"/>).</exception>
    public async Task<string> Get(CancellationToken cancellation)
    {
        if (_connectionId is { } known) return known;
        var stores = (await client.Get("stores?select=connection_id&order=connection_id.asc&limit=2", cancellation)).EnumerateArray()
            .Select(row => row.GetProperty("connection_id").GetString()!).ToList();
        if (stores.Count != 1) throw Unclear(stores.Count);
        return _connectionId = stores[0];
    }

    private static SyncException Unclear(int count) => new(
        FailureCause.FixSettings,
        SupabaseErrors.Prefix + "which_shop",
        $"The database holds the rows of {(count == 0 ? "no shop" : "several shops")}. Set {SupabaseSettings.RowsOf.Name} of the connection to the one whose rows are read, as the table stores names it in connection_id.");
}
