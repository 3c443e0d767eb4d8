using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Confirmations;

/// <summary>Confirmations of a tenant, by the hashes of their tokens.</summary>
public sealed class ConfirmationStore(IRowStore rows)
{
    public Task Add(TenantId tenant, string hash, Confirmation confirmation, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Confirmations(tenant), [RowChange.Insert(hash, RowBody.Of(confirmation))], cancellation);

    public async Task<Stored<Confirmation>?> Find(TenantId tenant, string hash, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.State, Keys.Confirmations(tenant), hash, cancellation);
        return row is null ? null : new Stored<Confirmation>(RowBody.Read<Confirmation>(row), row.Version);
    }

    /// <summary>Marks it as used; false when somebody else did.</summary>
    public async Task<bool> Use(TenantId tenant, string hash, Stored<Confirmation> confirmation, CancellationToken cancellation)
    {
        var used = RowChange.Replace(hash, RowBody.Of(confirmation.Value with { IsUsed = true }), confirmation.Version);
        return (await rows.Write(Table.State, Keys.Confirmations(tenant), [used], cancellation)).Applied;
    }

    /// <summary>Removes what expired before an instant, a bounded number; how many.</summary>
    public async Task<int> RemoveExpired(TenantId tenant, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        var expired = await rows.Query(Table.State, Keys.Confirmations(tenant), RowRange.All, null, cancellation)
            .Where(row => RowBody.Read<Confirmation>(row).ExpiresAt < before).Take(most).ToListAsync(cancellation);
        foreach (var row in expired)
            await rows.Write(Table.State, Keys.Confirmations(tenant), [RowChange.Delete(row.Key)], cancellation);
        return expired.Count;
    }
}
