using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>Blobs in memory, for tests and benchmarks.</summary>
public sealed class MemoryBlobStore(StorageMeter meter) : IBlobStore
{
    private readonly ConcurrentDictionary<(string Tenant, string Name), byte[]> _blobs = new();

    public Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        meter.Count();
        _blobs[(tenant.Value, name)] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation)
    {
        meter.Count();
        return Task.FromResult<ReadOnlyMemory<byte>?>(_blobs.TryGetValue((tenant.Value, name), out var blob) ? new ReadOnlyMemory<byte>(blob) : null);
    }

    public async IAsyncEnumerable<string> List(TenantId tenant, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        meter.Count();
        var names = _blobs.Keys.Where(key => key.Tenant == tenant.Value && key.Name.StartsWith(prefix, StringComparison.Ordinal));
        foreach (var name in names.Select(key => key.Name).Order(StringComparer.Ordinal).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return name;
        }

        await Task.CompletedTask;
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        meter.Count();
        _blobs.TryRemove((tenant.Value, name), out _);
        return Task.CompletedTask;
    }
}
