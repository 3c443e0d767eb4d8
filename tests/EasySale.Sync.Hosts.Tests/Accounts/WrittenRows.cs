using System.Collections.Concurrent;
using System.Text;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>Rows in memory, and everything that was ever written to them, unpacked.</summary>
internal sealed class WrittenRows : IRowStore
{
    private readonly MemoryRowStore _rows = new(new StorageMeter());
    private readonly ConcurrentQueue<(Table Table, string Text)> _written = new();

    public IEnumerable<(Table Table, string Text)> Written => _written;

    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation) => _rows.Get(table, partition, key, cancellation);

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation) =>
        _rows.Query(table, partition, range, limit, cancellation);

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        foreach (var change in changes) _written.Enqueue((table, $"{partition}/{change.Key} {Text(change)}"));
        return _rows.Write(table, partition, changes, cancellation);
    }

    private static string Text(RowChange change)
    {
        var pieces = change.Values.Where(value => value.Value is byte[]).OrderBy(value => value.Key, StringComparer.Ordinal).SelectMany(value => (byte[])value.Value).ToArray();
        return string.Join(' ', change.Values.Where(value => value.Value is not byte[]).Select(value => $"{value.Key}={value.Value}")) + " " + Unpacked(pieces);
    }

    private static string Unpacked(byte[] pieces)
    {
        try
        {
            return Encoding.UTF8.GetString(Compression.Unpack(pieces));
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidDataException)
        {
            return Encoding.UTF8.GetString(pieces);
        }
    }
}
