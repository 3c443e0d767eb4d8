using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>
/// Which runs' failures are to be tried again, over all tenants, in one range read: rows ordered by the instant. One entry per run
/// that has such failures, so one partition is enough. Only for the system caller.
/// </summary>
public sealed class DueRetryStore(IRowStore rows)
{
    private const string Tenant = "Tenant";
    private const string SyncId = "SyncId";

    public Task Put(DueRetry entry, CancellationToken cancellation) => rows.Write(
        Table.Directory, Keys.DueRetries(),
        [RowChange.Put(KeyOf(entry), new Dictionary<string, object> { [Tenant] = entry.Tenant.Value, [SyncId] = entry.SyncId })], cancellation);

    /// <summary>Entries due by now, oldest first.</summary>
    public async IAsyncEnumerable<DueRetry> List(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = new RowRange(null, RowKey.After(RowKey.Ordered(now)));
        await foreach (var row in rows.Query(Table.Directory, Keys.DueRetries(), range, null, cancellation))
            yield return new DueRetry(new TenantId((string)row.Values[Tenant]), (string)row.Values[SyncId], RowKey.InstantOf(row.Key));
    }

    public Task Remove(DueRetry entry, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.DueRetries(), [RowChange.Delete(KeyOf(entry))], cancellation);

    private static string KeyOf(DueRetry entry) => $"{RowKey.Ordered(entry.At)}|{RowKey.Escape(entry.Tenant.Value)}|{entry.SyncId}";
}
