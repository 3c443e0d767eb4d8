using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Locks;

/// <summary>
/// Leases: one worker at a time does a thing, whoever dies holding one loses it when it expires. A lease is a courtesy that saves
/// work; what must not happen twice is guarded by its own row version.
/// </summary>
public sealed class LeaseStore(IRowStore rows, TimeProvider time)
{
    private const string Until = "Until";

    /// <summary>Takes the lease for a while. Null while another worker has it.</summary>
    public async Task<Lease?> TryTake(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellation)
    {
        var key = RowKey.Escape(name);
        var held = await rows.Get(Table.State, Keys.Leases(tenant), key, cancellation);
        if (held is not null && (DateTimeOffset)held.Values[Until] > time.GetUtcNow()) return null;
        var values = new Dictionary<string, object> { [Until] = time.GetUtcNow() + duration };
        var change = held is null ? RowChange.Insert(key, values) : RowChange.Replace(key, values, held.Version);
        var written = await rows.Write(Table.State, Keys.Leases(tenant), [change], cancellation);
        return written.Applied ? new Lease(tenant, key, written.Versions[0]) : null;
    }

    /// <summary>Gives the lease back; one that was lost meanwhile stays with its new holder.</summary>
    public Task GiveBack(Lease lease, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Leases(lease.Tenant), [RowChange.Delete(lease.Key, lease.Version)], cancellation);
}
