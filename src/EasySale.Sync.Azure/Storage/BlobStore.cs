using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Azure.Storage;

/// <summary>Bodies in Blob Storage: one container, a blob's name begins with its tenant.</summary>
/// <param name="clients">The account.</param>
/// <param name="container">Name of the container: 3–63 of a-z, 0-9 and single hyphens. Created at its first use in this process.</param>
public sealed class BlobStore(StorageClients clients, string container = "easysale-sync") : IBlobStore
{
    private readonly Lock _lock = new();
    private Task<BlobContainerClient>? _opening;

    public Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) => On(async blobs =>
        await blobs.GetBlobClient(FullName(tenant, name)).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellation), cancellation);

    public Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation) => On<ReadOnlyMemory<byte>?>(async blobs =>
    {
        try
        {
            var found = await blobs.GetBlobClient(FullName(tenant, name)).DownloadContentAsync(cancellation);
            return found.Value.Content.ToMemory();
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == "BlobNotFound")
        {
            return null;
        }
    }, cancellation);

    public async IAsyncEnumerable<string> List(TenantId tenant, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = new GetBlobsOptions { Prefix = FullName(tenant, prefix) };
        await using var pages = await On(
            blobs => Task.FromResult(blobs.GetBlobsAsync(options, cancellation).AsPages().GetAsyncEnumerator(cancellation)), cancellation);
        while (await On(async _ => await pages.MoveNextAsync(), cancellation))
            foreach (var blob in pages.Current.Values)
                yield return blob.Name[(tenant.Value.Length + 1)..];
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) => On(async blobs =>
        await blobs.GetBlobClient(FullName(tenant, name)).DeleteIfExistsAsync(cancellationToken: cancellation), cancellation);

    private static string FullName(TenantId tenant, string name) => $"{tenant}/{name}";

    private Task<T> On<T>(Func<BlobContainerClient, Task<T>> call, CancellationToken cancellation) => StorageErrors.Guard(async () =>
    {
        try
        {
            return await call(await Open().WaitAsync(cancellation));
        }
        catch (RequestFailedException e) when (e.ErrorCode == "ContainerNotFound")
        {
            lock (_lock) _opening = null;
            throw;
        }
    }, cancellation);

    private Task<BlobContainerClient> Open()
    {
        lock (_lock) return _opening is null or { IsFaulted: true } ? _opening = Create() : _opening;
    }

    private async Task<BlobContainerClient> Create()
    {
        var client = clients.Blobs.GetBlobContainerClient(container);
        await client.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        return client;
    }
}
