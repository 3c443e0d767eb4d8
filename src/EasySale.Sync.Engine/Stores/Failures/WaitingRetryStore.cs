using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>Which failures of a run are tried again by themselves. An entry is a hint; what counts is the failure itself.</summary>
public sealed class WaitingRetryStore(IRowStore rows)
{
    private const string At = "At";

    public async Task Put(TenantId tenant, string syncId, IEnumerable<WaitingRetry> retries, CancellationToken cancellation)
    {
        var changes = retries.Select(retry => RowChange.Put(retry.Id, new Dictionary<string, object> { [At] = retry.At }));
        foreach (var batch in RowBatches.Of(changes))
            await rows.Write(Table.Failures, Keys.WaitingRetries(tenant, syncId), batch, cancellation);
    }

    /// <summary>In order of their failures' ids.</summary>
    public async Task<IReadOnlyList<WaitingRetry>> List(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        var retries = new List<WaitingRetry>();
        await foreach (var row in rows.Query(Table.Failures, Keys.WaitingRetries(tenant, syncId), RowRange.All, null, cancellation))
            retries.Add(new WaitingRetry(row.Key, (DateTimeOffset)row.Values[At]));
        return retries;
    }

    public async Task Remove(TenantId tenant, string syncId, IEnumerable<string> ids, CancellationToken cancellation)
    {
        foreach (var batch in RowBatches.Of(ids.Select(id => RowChange.Delete(id))))
            await rows.Write(Table.Failures, Keys.WaitingRetries(tenant, syncId), batch, cancellation);
    }
}
