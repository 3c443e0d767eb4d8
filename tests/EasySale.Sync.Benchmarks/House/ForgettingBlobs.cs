using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Blobs that are counted and dropped: in life they lie elsewhere, and here they would be measured as the engine's memory.</summary>
internal sealed class ForgettingBlobs(StorageMeter meter) : IBlobStore
{
    public Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        meter.Count();
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation)
    {
        meter.Count();
        return Task.FromResult<ReadOnlyMemory<byte>?>(null);
    }

    public IAsyncEnumerable<string> List(TenantId tenant, string prefix, CancellationToken cancellation)
    {
        meter.Count();
        return AsyncEnumerable.Empty<string>();
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        meter.Count();
        return Task.CompletedTask;
    }
}
