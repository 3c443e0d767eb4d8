using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Conflicts;

/// <summary>The conflicts of a tenant: a row each; resolved ones stay for a while.</summary>
public sealed class ConflictStore(IRowStore rows)
{
    public async Task<Conflict?> Find(TenantId tenant, string id, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Failures, Keys.Conflicts(tenant), RowKey.Escape(id), cancellation);
        return row is null ? null : RowBody.Read<Conflict>(row);
    }

    /// <summary>Conflicts in order of their ids, beginning behind <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<Conflict> List(TenantId tenant, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = after is null ? RowRange.All : RowRange.Behind(after);
        await foreach (var row in rows.Query(Table.Failures, Keys.Conflicts(tenant), range, null, cancellation)) yield return RowBody.Read<Conflict>(row);
    }

    public async Task Save(TenantId tenant, IEnumerable<Conflict> conflicts, CancellationToken cancellation)
    {
        var changes = conflicts.DistinctBy(conflict => conflict.Id).Select(conflict => RowChange.Put(conflict.Id, Body(conflict)));
        foreach (var batch in RowBatches.Of([.. changes])) await rows.Write(Table.Failures, Keys.Conflicts(tenant), batch, cancellation);
    }

    /// <summary>Changes a conflict as it is now, however often somebody else changes it meanwhile. Null when there is none.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="change">Returns the conflict as it is where nothing is to be changed.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<Conflict?> Change(TenantId tenant, string id, Func<Conflict, Conflict> change, CancellationToken cancellation)
    {
        while (await rows.Get(Table.Failures, Keys.Conflicts(tenant), RowKey.Escape(id), cancellation) is { } row)
        {
            var there = RowBody.Read<Conflict>(row);
            var changed = change(there);
            if (ReferenceEquals(changed, there)) return there;
            var save = RowChange.Replace(row.Key, Body(changed), row.Version);
            if ((await rows.Write(Table.Failures, Keys.Conflicts(tenant), [save], cancellation)).Applied) return changed;
        }

        return null;
    }

    public async Task Remove(TenantId tenant, IEnumerable<string> ids, CancellationToken cancellation)
    {
        foreach (var batch in ids.Select(id => RowChange.Delete(id)).Chunk(RowLimits.ChangesPerWrite))
            await rows.Write(Table.Failures, Keys.Conflicts(tenant), batch, cancellation);
    }

    private static Dictionary<string, object> Body(Conflict conflict) =>
        RowBody.Of(conflict, ("Kind", conflict.Kind.ToString()), ("Type", conflict.Type.ToString()), ("State", conflict.State.ToString()));
}
