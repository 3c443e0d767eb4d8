using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Blobs as one mortal process sees them.</summary>
public sealed class MortalBlobStore(IBlobStore blobs, Lifeline life, ICollection<string>? written = null) : IBlobStore
{
    public Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        written?.Add(name);
        return life.Effect(async () =>
        {
            await blobs.Put(tenant, name, content, cancellation);
            return true;
        });
    }

    public async Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation)
    {
        await life.Observe();
        return await blobs.Get(tenant, name, cancellation);
    }

    public IAsyncEnumerable<string> List(TenantId tenant, string prefix, CancellationToken cancellation) => blobs.List(tenant, prefix, cancellation);

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        written?.Add(name);
        return life.Effect(async () =>
        {
            await blobs.Delete(tenant, name, cancellation);
            return true;
        });
    }
}
