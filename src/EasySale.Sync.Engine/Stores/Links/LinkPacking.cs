using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>A block of links as compressed bytes that fit a row; intent bodies that do not fit go to a blob.</summary>
internal static class LinkPacking
{
    private const int Capacity = RowLimits.RowBytes - 100_000;

    public static async Task<byte[]> Pack(LinkScope scope, LinkBlock block, IBlobStore blobs, CancellationToken cancellation)
    {
        var packed = Pack(block);
        if (packed.Length <= Capacity) return packed;
        foreach (var link in block.Links.Where(link => link.Intent?.Body is not null).ToList())
            block.Set(link with { Intent = await Spill(scope, block, link, blobs, cancellation) });
        return Pack(block);
    }

    /// <summary>The intent's exact body, wherever it lies.</summary>
    public static async Task<ReadOnlyMemory<byte>> BodyOf(LinkScope scope, Intent intent, IBlobStore blobs, CancellationToken cancellation)
    {
        if (intent.Body is { } body) return body.Bytes;
        var packed = await blobs.Get(scope.Tenant, intent.BodyBlob!, cancellation)
            ?? throw new InvalidOperationException($"The body of an open intent is gone: {intent.BodyBlob}.");
        return Compression.Unpack(packed);
    }

    private static byte[] Pack(LinkBlock block) =>
        Compression.Pack(StoredJson.Write(block.Links.OrderBy(link => link.Key, StringComparer.Ordinal).ToList()));

    private static async Task<Intent> Spill(LinkScope scope, LinkBlock block, Link link, IBlobStore blobs, CancellationToken cancellation)
    {
        var name = Keys.IntentBodies(scope, block.Address.Block, $"{RowKey.Escape(link.Key)}-{link.Generation}-{link.Intent!.BodyHash}");
        var body = await BodyOf(scope, link.Intent, blobs, cancellation);
        await blobs.Put(scope.Tenant, name, Compression.Pack(body.Span), cancellation);
        return link.Intent with { Body = null, BodyBlob = name };
    }
}
