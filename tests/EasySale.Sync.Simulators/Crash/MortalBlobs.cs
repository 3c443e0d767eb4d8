using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Blobs as one mortal process sees them.</summary>
internal sealed class MortalBlobs(IBlobStore blobs, Life life) : IBlobStore
{
    public Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        life.Effect(() => blobs.Put(tenant, name, content, cancellation));

    public async Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation)
    {
        await life.Observe();
        return await blobs.Get(tenant, name, cancellation);
    }

    public IAsyncEnumerable<string> List(TenantId tenant, string prefix, CancellationToken cancellation) => blobs.List(tenant, prefix, cancellation);

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) => life.Effect(() => blobs.Delete(tenant, name, cancellation));
}
