using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// What a connection remembers between slices, for all workers: lists that cost money to read again. Documents by name, any bytes;
/// compressed. What is remembered may be old or gone at any time; whoever reads it carries its age inside.
/// </summary>
/// <param name="blobs">Where.</param>
/// <param name="tenant">Whose.</param>
/// <param name="connectionId">The connection.</param>
/// <param name="system">The system it leads to; in another one nothing of it is true. Null where that is not told.</param>
public sealed class ConnectionMemory(IBlobStore blobs, TenantId tenant, string connectionId, string? system = null)
{
    private const int MarkLength = 16;

    private readonly string _folder = system is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(system)))[..MarkLength] + "/";

    /// <summary>The document, or null where nothing of that name is remembered.</summary>
    public async Task<ReadOnlyMemory<byte>?> Recall(string name, CancellationToken cancellation) =>
        await blobs.Get(tenant, Keys.Memory(connectionId, _folder + name), cancellation) is { } packed
            ? Compression.Unpack(packed)
            : default(ReadOnlyMemory<byte>?);

    /// <summary>Replaces the document.</summary>
    public Task Keep(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        blobs.Put(tenant, Keys.Memory(connectionId, _folder + name), Compression.Pack(content.Span), cancellation);

    public Task Forget(string name, CancellationToken cancellation) => blobs.Delete(tenant, Keys.Memory(connectionId, _folder + name), cancellation);
}
