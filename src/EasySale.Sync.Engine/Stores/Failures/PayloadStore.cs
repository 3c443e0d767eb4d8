using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>What was planned for failed records, and what people put in its place. Both are named like the record's failure.</summary>
public sealed class PayloadStore(IRowStore rows)
{
    public async Task<PlannedPayload?> Find(TenantId tenant, string id, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Failures, Keys.PlannedPayloads(tenant), id, cancellation);
        return row is null ? null : RowBody.Read<PlannedPayload>(row);
    }

    /// <summary>Stores payloads and removes those of failures that have none any more.</summary>
    public async Task Save(TenantId tenant, IEnumerable<PlannedPayload> planned, IEnumerable<string> removed, CancellationToken cancellation)
    {
        var removals = await RowRemovals.Of(rows, Table.Failures, Keys.PlannedPayloads(tenant), [.. removed], cancellation);
        var changes = planned.Select(payload => RowChange.Put(payload.Id, RowBody.Of(payload))).Concat(removals);
        foreach (var batch in RowBatches.Of(changes))
            await rows.Write(Table.Failures, Keys.PlannedPayloads(tenant), batch, cancellation);
    }

    public async Task<PayloadEdit?> FindEdit(TenantId tenant, string id, CancellationToken cancellation) =>
        await EditRow(tenant, id, cancellation) is { } row ? RowBody.Read<PayloadEdit>(row) : null;

    /// <summary>Changes an edit as it is now, however often somebody else changes it meanwhile.</summary>
    public async Task ChangeEdit(TenantId tenant, string id, Func<PayloadEdit?, PayloadEdit> change, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await EditRow(tenant, id, cancellation);
            var values = RowBody.Of(change(row is null ? null : RowBody.Read<PayloadEdit>(row)));
            var save = row is null ? RowChange.Insert(id, values) : RowChange.Replace(id, values, row.Version);
            if ((await rows.Write(Table.Failures, Keys.PayloadEdits(tenant), [save], cancellation)).Applied) return;
        }
    }

    public Task RemoveEdit(TenantId tenant, string id, CancellationToken cancellation) =>
        rows.Write(Table.Failures, Keys.PayloadEdits(tenant), [RowChange.Delete(id)], cancellation);

    private Task<Row?> EditRow(TenantId tenant, string id, CancellationToken cancellation) =>
        rows.Get(Table.Failures, Keys.PayloadEdits(tenant), id, cancellation);
}
