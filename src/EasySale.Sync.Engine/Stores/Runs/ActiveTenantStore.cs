using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>Tenants that may have runs going on or waiting: the directory the watchdog walks. Only for the system caller.</summary>
public sealed class ActiveTenantStore(IRowStore rows)
{
    /// <summary>Puts a tenant on the list, before the first trace of a new run is stored. Every call gives the entry a new version.</summary>
    public Task Announce(TenantId tenant, CancellationToken cancellation) => rows.Write(
        Table.Directory, Keys.ActiveTenants(), [RowChange.Put(tenant.Value, new Dictionary<string, object> { ["Tenant"] = tenant.Value })], cancellation);

    public async IAsyncEnumerable<ActiveTenant> List([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.Directory, Keys.ActiveTenants(), RowRange.All, null, cancellation))
            yield return new ActiveTenant(new TenantId(row.Key), row.Version);
    }

    /// <summary>Takes a tenant off the list, unless it was announced again meanwhile.</summary>
    public Task Forget(ActiveTenant tenant, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.ActiveTenants(), [RowChange.Delete(tenant.Tenant.Value, tenant.Version)], cancellation);
}
