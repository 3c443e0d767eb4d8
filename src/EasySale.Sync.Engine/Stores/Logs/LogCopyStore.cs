using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Logs;

/// <summary>
/// Logs that are to be copied: a row of the tenant's for each run and connection, found through an index over all tenants by the
/// instant. An entry of the index that says another instant than the row is an old one. Only for the system caller.
/// </summary>
public sealed class LogCopyStore(IRowStore rows)
{
    /// <summary>How long an entry waits for its row, which is written behind it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const string Copies = "copy|";
    private const string Trims = "trim|";
    private const string Tenant = "Tenant";
    private const string Key = "Key";
    private const string At = "At";

    // The index first: an entry without its row is a wasted look, a row without an entry would never be found.
    public async Task Put(LogCopy copy, CancellationToken cancellation)
    {
        var values = new Dictionary<string, object> { [Tenant] = copy.Tenant.Value, [Key] = KeyOf(copy) };
        await rows.Write(Table.Directory, Keys.DueLogs(), [RowChange.Put(Due(copy), values)], cancellation);
        await rows.Write(Table.State, Keys.Logs(copy.Tenant), [RowChange.Put(KeyOf(copy), RowBody.Of(copy))], cancellation);
    }

    /// <summary>What is due by now, oldest first. Old entries are taken away on the way.</summary>
    /// <param name="now">By when.</param>
    /// <param name="isLeftOut">Connections whose copies are passed over; asked again for each of them, and costs no read.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async IAsyncEnumerable<LogCopy> List(
        DateTimeOffset now, Func<TenantId, string, bool> isLeftOut, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = new RowRange(null, RowKey.After(RowKey.Ordered(now)));
        await foreach (var entry in rows.Query(Table.Directory, Keys.DueLogs(), range, null, cancellation))
        {
            var (tenant, key) = (new TenantId((string)entry.Values[Tenant]), (string)entry.Values[Key]);
            if (isLeftOut(tenant, key[(key.LastIndexOf('|') + 1)..])) continue;
            var row = await rows.Get(Table.State, Keys.Logs(tenant), key, cancellation);
            if (row is not null && RowBody.Read<LogCopy>(row) is var copy && Due(copy) == entry.Key) yield return copy;
            else if (row is not null || now - RowKey.InstantOf(entry.Key) > Patience) await rows.Write(Table.Directory, Keys.DueLogs(), [RowChange.Delete(entry.Key)], cancellation);
        }
    }

    /// <summary>The copy is as far as this now.</summary>
    public async Task Move(LogCopy before, LogCopy after, CancellationToken cancellation)
    {
        await Put(after, cancellation);
        if (after.DueAt != before.DueAt) await rows.Write(Table.Directory, Keys.DueLogs(), [RowChange.Delete(Due(before))], cancellation);
    }

    /// <summary>It is done, or given up.</summary>
    public async Task Remove(LogCopy copy, CancellationToken cancellation)
    {
        await rows.Write(Table.State, Keys.Logs(copy.Tenant), [RowChange.Delete(KeyOf(copy))], cancellation);
        await rows.Write(Table.Directory, Keys.DueLogs(), [RowChange.Delete(Due(copy))], cancellation);
    }

    /// <summary>When old lines were removed from a connection last; null for never.</summary>
    public async Task<DateTimeOffset?> TrimmedAt(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        (await rows.Get(Table.State, Keys.Logs(tenant), Trims + RowKey.Escape(connectionId), cancellation))?.Values[At] as DateTimeOffset?;

    public Task SaveTrim(TenantId tenant, string connectionId, DateTimeOffset at, CancellationToken cancellation) => rows.Write(
        Table.State, Keys.Logs(tenant), [RowChange.Put(Trims + RowKey.Escape(connectionId), new Dictionary<string, object> { [At] = at })], cancellation);

    private static string KeyOf(LogCopy copy) => $"{Copies}{copy.SyncId}|{RowKey.Escape(copy.ConnectionId)}";

    private static string Due(LogCopy copy) => $"{RowKey.Ordered(copy.DueAt)}|{RowKey.Escape(copy.Tenant.Value)}|{KeyOf(copy)}";
}
