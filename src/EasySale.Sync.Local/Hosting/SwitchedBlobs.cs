using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Local.Hosting;

internal sealed class SwitchedBlobs(IBlobStore blobs, PowerSwitch power) : IBlobStore
{
    public Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) => power.Through(async () =>
    {
        await blobs.Put(tenant, name, content, cancellation);
        return true;
    });

    public Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation) =>
        power.Through(() => blobs.Get(tenant, name, cancellation));

    public async IAsyncEnumerable<string> List(TenantId tenant, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var walk = blobs.List(tenant, prefix, cancellation).GetAsyncEnumerator(cancellation);
        while (await power.Through(() => walk.MoveNextAsync().AsTask())) yield return walk.Current;
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) => power.Through(async () =>
    {
        await blobs.Delete(tenant, name, cancellation);
        return true;
    });
}
