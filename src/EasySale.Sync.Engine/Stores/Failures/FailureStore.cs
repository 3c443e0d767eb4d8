using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>The open failures of a tenant: a row each, gone when the record succeeds.</summary>
public sealed class FailureStore(IRowStore rows)
{
    public async Task<FailedRecord?> Find(TenantId tenant, string id, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Failures, Keys.Failures(tenant), id, cancellation);
        return row is null ? null : RowBody.Read<FailedRecord>(row);
    }

    /// <summary>Failures in order of their ids, beginning behind <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<FailedRecord> List(TenantId tenant, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = after is null ? RowRange.All : RowRange.Behind(after);
        await foreach (var row in rows.Query(Table.Failures, Keys.Failures(tenant), range, null, cancellation))
            yield return RowBody.Read<FailedRecord>(row);
    }

    /// <summary>Stores failures and removes resolved ones.</summary>
    public async Task Save(TenantId tenant, IEnumerable<FailedRecord> failed, IEnumerable<string> resolved, CancellationToken cancellation)
    {
        var removed = await RowRemovals.Of(rows, Table.Failures, Keys.Failures(tenant), [.. resolved], cancellation);
        var changes = failed.Select(failure => RowChange.Put(failure.Id, Body(failure))).Concat(removed);
        foreach (var batch in changes.Chunk(RowLimits.ChangesPerWrite))
            await rows.Write(Table.Failures, Keys.Failures(tenant), batch, cancellation);
    }

    /// <summary>Removes a failure as it was seen; false when the record has failed again since.</summary>
    public async Task<bool> TryRemove(TenantId tenant, FailedRecord seen, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Failures, Keys.Failures(tenant), seen.Id, cancellation);
        if (row is null) return true;
        return RowBody.Read<FailedRecord>(row) == seen
            && (await rows.Write(Table.Failures, Keys.Failures(tenant), [RowChange.Delete(seen.Id, row.Version)], cancellation)).Applied;
    }

    private static Dictionary<string, object> Body(FailedRecord failure) =>
        RowBody.Of(failure, ("Kind", failure.Kind.ToString()), ("Cause", failure.Cause.ToString()), ("Code", failure.Code));
}
