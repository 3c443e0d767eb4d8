using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// What a connection remembers between slices, for all workers: lists that cost money to read again. Documents by name, any bytes;
/// compressed. What is remembered may be old or gone at any time; whoever reads it carries its age inside.
/// </summary>
public sealed class ConnectionMemory(IBlobStore blobs, TenantId tenant, string connectionId)
{
    /// <summary>The document, or null where nothing of that name is remembered.</summary>
    public async Task<ReadOnlyMemory<byte>?> Recall(string name, CancellationToken cancellation) =>
        await blobs.Get(tenant, Keys.Memory(connectionId, name), cancellation) is { } packed
            ? Compression.Unpack(packed)
            : default(ReadOnlyMemory<byte>?);

    /// <summary>Replaces the document.</summary>
    public Task Keep(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        blobs.Put(tenant, Keys.Memory(connectionId, name), Compression.Pack(content.Span), cancellation);

    public Task Forget(string name, CancellationToken cancellation) => blobs.Delete(tenant, Keys.Memory(connectionId, name), cancellation);
}
