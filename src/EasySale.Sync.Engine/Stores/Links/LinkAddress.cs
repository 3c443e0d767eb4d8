using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>
/// Where a source id's links lie: a block (row) of 128 neighbouring ids, 32 blocks to a shard (partition). Ids that are no
/// numbers are spread over 256 blocks by hash, 64 to a shard: few enough that a group of records with as many guests touches
/// 4 shards and not hundreds, enough for a million of them.
/// </summary>
/// <param name="Shard">Last part of the partition.</param>
/// <param name="Block">Row key.</param>
public readonly record struct LinkAddress(string Shard, string Block)
{
    private const string Numbers = "n", Hashes = "h";
    private const int IdsPerBlock = 128;
    private const int HashBlocks = 256;

    public static LinkAddress Of(string sourceId) =>
        long.TryParse(sourceId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == sourceId
            ? At(Numbers, number / IdsPerBlock)
            : At(Hashes, Hash(sourceId) % HashBlocks);

    /// <summary>The address of a block by its row key.</summary>
    public static LinkAddress OfBlock(string block) => At(block[..1], long.Parse(block.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>
    /// The blocks one query of a shard may as well bring when it asks for these: those between the first and the last, and where ids
    /// have no neighbours the whole shard.
    /// </summary>
    public static IReadOnlyList<LinkAddress> Around(IEnumerable<LinkAddress> ofOneShard)
    {
        var numbers = ofOneShard.Select(address => address.Number).ToList();
        var family = ofOneShard.First().Block[..1];
        var (first, last) = (numbers.Min(), numbers.Max());
        var shard = first / BlocksPerShard(family) * BlocksPerShard(family);
        if (family == Hashes) (first, last) = (shard, shard + BlocksPerShard(family) - 1);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(offset => At(family, first + offset))];
    }

    private long Number => long.Parse(Block.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    private static LinkAddress At(string family, long block) =>
        new(family + RowKey.Ordered(block / BlocksPerShard(family)), family + RowKey.Ordered(block));

    private static int BlocksPerShard(string family) => family == Hashes ? 64 : 32;

    private static long Hash(string id) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
