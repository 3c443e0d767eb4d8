using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>The row of <c>stores</c> all rows of a source refer to.</summary>
internal sealed class StoreRow(SupabaseClient client, TimeProvider time)
{
    private const int CurrencyLength = 3;

    /// <summary>Makes it, or updates it with what the source knows of itself; what it does not know stays.</summary>
    public async Task Write(SourceDescription source, CancellationToken cancellation)
    {
        var profile = await source.Profile(cancellation);
        await client.Post(
            "stores?on_conflict=connection_id", Of(source.ConnectionId, profile with { Name = profile.Name ?? source.ConnectionId }),
            "resolution=ignore-duplicates,return=minimal", cancellation);
        await client.Patch(
            $"stores?connection_id=eq.{Uri.EscapeDataString(source.ConnectionId)}", Of(source.ConnectionId, profile), cancellation);
    }

    private ReadOnlyMemory<byte> Of(string connectionId, SystemProfile profile) => RowJson.Object(row =>
    {
        row.WriteString("connection_id", connectionId);
        if (profile.Name is { } name) row.WriteString("name", name);
        if (profile.BaseUrl is { } address) row.WriteString("base_url", address);
        if (profile.Currency is { Length: CurrencyLength } currency) row.WriteString("currency", currency);
        if (profile.TimeZone is { } zone) row.WriteString("timezone", zone);
        row.Instant("synced_at", time.GetUtcNow());
    });
}
