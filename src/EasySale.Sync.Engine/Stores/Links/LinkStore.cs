using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>
/// Links and open intents, packed: a row holds those of 128 neighbouring source ids, so a group of records is one range query
/// and one transaction per shard it touches.
/// </summary>
public sealed class LinkStore(IRowStore rows, IBlobStore blobs)
{
    private const int RememberedShards = 100_000;
    private readonly ConcurrentDictionary<(LinkScope Scope, string Shard), bool> _named = new();

    /// <summary>The shards that have or had links: a row each, written once before the first link of a shard.</summary>
    public async Task<IReadOnlyList<string>> Shards(LinkScope scope, CancellationToken cancellation)
    {
        var shards = new List<string>();
        await foreach (var row in rows.Query(Table.Links, Keys.LinkShards(scope), RowRange.All, null, cancellation)) shards.Add(row.Key);
        return shards;
    }

    /// <summary>Whether there are or were links.</summary>
    public ValueTask<bool> Any(LinkScope scope, CancellationToken cancellation) =>
        rows.Query(Table.Links, Keys.LinkShards(scope), RowRange.All, null, cancellation).AnyAsync(cancellation);

    /// <summary>Loads the blocks of these source ids.</summary>
    public async Task<LinkSheet> Read(LinkScope scope, IEnumerable<string> sourceIds, CancellationToken cancellation)
    {
        var wanted = sourceIds.Select(LinkAddress.Of).Distinct().ToLookup(address => address.Shard, address => address.Block);
        var blocks = new List<LinkBlock>();
        foreach (var shard in wanted) blocks.AddRange(await ReadBlocks(scope, shard.Key, [.. shard], cancellation));
        return new LinkSheet(scope, blocks);
    }

    /// <summary>Loads the blocks of these source ids, and those beside them that the same queries bring.</summary>
    public async Task<LinkSheet> ReadAround(LinkScope scope, IEnumerable<string> sourceIds, CancellationToken cancellation)
    {
        var blocks = new List<LinkBlock>();
        foreach (var shard in sourceIds.Select(LinkAddress.Of).Distinct().GroupBy(address => address.Shard))
            blocks.AddRange(await ReadBlocks(scope, shard.Key, [.. LinkAddress.Around(shard).Select(address => address.Block)], cancellation));
        return new LinkSheet(scope, blocks);
    }

    /// <summary>Loads all blocks of these shards, for finding what was announced there.</summary>
    public async Task<LinkSheet> ReadShards(LinkScope scope, IEnumerable<string> shards, CancellationToken cancellation)
    {
        var blocks = new List<LinkBlock>();
        foreach (var shard in shards.Distinct())
            await foreach (var row in rows.Query(Table.Links, Keys.Links(scope, shard), RowRange.All, null, cancellation))
                blocks.Add(Block(shard, row));
        return new LinkSheet(scope, blocks);
    }

    /// <summary>
    /// Saves what was set, shard by shard. False when somebody else wrote one of the rows meanwhile; then some shards may
    /// be saved and others not, and the caller reads again and goes on from what is there.
    /// </summary>
    public async Task<bool> TrySave(LinkSheet sheet, CancellationToken cancellation)
    {
        foreach (var batch in Batches(sheet))
            if (!await Save(sheet.Scope, batch, cancellation)) return false;
        return true;
    }

    /// <summary>
    /// Saves what was set although neighbours in the same rows may have moved on. A link somebody else has confirmed meanwhile
    /// (its intent is no longer the one we saw) keeps what they stored.
    /// </summary>
    /// <param name="sheet">What was set.</param>
    /// <param name="stillOurs">(stored link, our link) → whether ours may be written.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task Save(LinkSheet sheet, Func<Link?, Link, bool> stillOurs, CancellationToken cancellation)
    {
        foreach (var batch in Batches(sheet).ToList())
        {
            var current = batch;
            while (!await Save(sheet.Scope, current, cancellation))
                current = await Merge(sheet, current, stillOurs, cancellation);
        }
    }

    /// <summary>An intent's exact body, wherever it lies.</summary>
    public Task<ReadOnlyMemory<byte>> BodyOf(LinkScope scope, Intent intent, CancellationToken cancellation) =>
        LinkPacking.BodyOf(scope, intent, blobs, cancellation);

    /// <summary>Bodies of intents that lie apart from their rows.</summary>
    public async IAsyncEnumerable<SpilledBody> Bodies(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var name in blobs.List(tenant, Keys.Intents, cancellation))
            if (SpilledBody.Of(tenant, name) is { } body) yield return body;
    }

    /// <summary>Whether an open intent names the body.</summary>
    public async Task<bool> IsNamed(SpilledBody body, CancellationToken cancellation)
    {
        var address = LinkAddress.OfBlock(body.Block);
        var row = await rows.Get(Table.Links, Keys.Links(body.Scope, address.Shard), address.Block, cancellation);
        return row is not null && Block(address.Shard, row).Links.Any(link => link.Intent?.BodyBlob == body.Name);
    }

    public Task RemoveBody(SpilledBody body, CancellationToken cancellation) => blobs.Delete(body.Scope.Tenant, body.Name, cancellation);

    private static IEnumerable<List<LinkBlock>> Batches(LinkSheet sheet) =>
        sheet.ChangedBlocks.GroupBy(block => block.Address.Shard).Select(shard => shard.OrderBy(block => block.Address.Block, StringComparer.Ordinal).ToList());

    private async Task<List<LinkBlock>> Merge(
        LinkSheet sheet, List<LinkBlock> ours, Func<Link?, Link, bool> stillOurs, CancellationToken cancellation)
    {
        var fresh = await ReadBlocks(sheet.Scope, ours[0].Address.Shard, [.. ours.Select(block => block.Address.Block)], cancellation);
        foreach (var (block, mine) in fresh.Join(ours, block => block.Address, block => block.Address, (block, mine) => (block, mine)))
        {
            foreach (var link in mine.Changed.Where(link => stillOurs(block.Find(link.Key), link))) block.Set(link);
            sheet.Replace(block);
        }

        return [.. fresh.Where(block => block.IsChanged)];
    }

    private async Task<bool> Save(LinkScope scope, List<LinkBlock> blocks, CancellationToken cancellation)
    {
        if (blocks.Count == 0) return true;
        if (blocks.Exists(block => block.Version is null)) await Name(scope, blocks[0].Address.Shard, cancellation);
        var changes = new List<RowChange>();
        foreach (var block in blocks) changes.Add(await Change(scope, block, cancellation));
        var start = 0;
        foreach (var batch in RowBatches.Of(changes))
        {
            var write = await rows.Write(Table.Links, Keys.Links(scope, blocks[0].Address.Shard), batch, cancellation);
            if (!write.Applied) return false;
            for (var index = 0; index < batch.Count; index++) blocks[start + index].Saved(write.Versions[index]);
            start += batch.Count;
        }

        return true;
    }

    private async Task Name(LinkScope scope, string shard, CancellationToken cancellation)
    {
        if (_named.ContainsKey((scope, shard))) return;
        await rows.Write(Table.Links, Keys.LinkShards(scope), [RowChange.Put(shard, new Dictionary<string, object> { ["Named"] = true })], cancellation);
        if (_named.Count >= RememberedShards) _named.Clear();
        _named[(scope, shard)] = true;
    }

    private async Task<RowChange> Change(LinkScope scope, LinkBlock block, CancellationToken cancellation)
    {
        var values = RowBody.Packed(await LinkPacking.Pack(scope, block, blobs, cancellation));
        return block.Version is null
            ? RowChange.Insert(block.Address.Block, values)
            : RowChange.Replace(block.Address.Block, values, block.Version);
    }

    private async Task<List<LinkBlock>> ReadBlocks(LinkScope scope, string shard, HashSet<string> wanted, CancellationToken cancellation)
    {
        var blocks = new List<LinkBlock>();
        var range = new RowRange(wanted.Min(StringComparer.Ordinal), wanted.Max(StringComparer.Ordinal));
        await foreach (var row in rows.Query(Table.Links, Keys.Links(scope, shard), range, null, cancellation))
            if (wanted.Remove(row.Key)) blocks.Add(Block(shard, row));
        blocks.AddRange(wanted.Select(block => new LinkBlock(new LinkAddress(shard, block), null, [])));
        return blocks;
    }

    private static LinkBlock Block(string shard, Row row) =>
        new(new LinkAddress(shard, row.Key), row.Version, StoredJson.Read<List<Link>>(Compression.Unpack(RowBody.Unpacked(row))));
}
