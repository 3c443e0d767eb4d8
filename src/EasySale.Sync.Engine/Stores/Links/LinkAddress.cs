using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>
/// Where a source id's links lie: a block (row) of 128 neighbouring ids, 32 blocks to a shard (partition). Ids that are no
/// numbers are spread over 256 blocks by hash: few enough that a group of
/// records with as many guests touches 8 shards and not hundreds, enough for a million of them.
/// </summary>
/// <param name="Shard">Last part of the partition.</param>
/// <param name="Block">Row key.</param>
public readonly record struct LinkAddress(string Shard, string Block)
{
    private const int IdsPerBlock = 128;
    private const int BlocksPerShard = 32;
    private const int HashBlocks = 256;

    public static LinkAddress Of(string sourceId) =>
        long.TryParse(sourceId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == sourceId
            ? At("n", number / IdsPerBlock)
            : At("h", Hash(sourceId) % HashBlocks);

    private static LinkAddress At(string family, long block) =>
        new(family + RowKey.Ordered(block / BlocksPerShard), family + RowKey.Ordered(block));

    private static long Hash(string id) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
