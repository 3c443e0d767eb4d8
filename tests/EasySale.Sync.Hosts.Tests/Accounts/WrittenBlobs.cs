using System.Collections.Concurrent;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>Blobs in memory, and everything that was ever written to them, unpacked.</summary>
internal sealed class WrittenBlobs : IBlobStore
{
    private readonly MemoryBlobStore _blobs = new(new StorageMeter());
    private readonly ConcurrentQueue<(string Name, string Text)> _written = new();

    public IEnumerable<(string Name, string Text)> Written => _written;

    public Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        _written.Enqueue((name, Encoding.UTF8.GetString(Compression.Unpack(content))));
        return _blobs.Put(tenant, name, content, cancellation);
    }

    public Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation) => _blobs.Get(tenant, name, cancellation);

    public IAsyncEnumerable<string> List(TenantId tenant, string prefix, CancellationToken cancellation) => _blobs.List(tenant, prefix, cancellation);

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) => _blobs.Delete(tenant, name, cancellation);
}
