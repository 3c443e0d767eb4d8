using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// What is remembered of the system a connection leads to, beside its links. In another system walks would begin in the middle, and
/// lists would name other records.
/// </summary>
public sealed class SystemTraces(WatermarkStore watermarks, DriftStore drift, IBlobStore blobs)
{
    /// <summary>Forgets all of it, because the connection leads elsewhere.</summary>
    internal async Task Forget(TenantId tenant, string connectionId, CancellationToken cancellation)
    {
        await watermarks.Forget(tenant, connectionId, cancellation);
        await drift.Forget(tenant, connectionId, cancellation);
        await ForgetRecords(tenant, connectionId, cancellation);
    }

    /// <summary>Forgets what tells of records, people among them; the system itself is read again for it.</summary>
    internal async Task ForgetRecords(TenantId tenant, string connectionId, CancellationToken cancellation)
    {
        await foreach (var name in blobs.List(tenant, Keys.Memories(connectionId), cancellation)) await blobs.Delete(tenant, name, cancellation);
    }
}
