using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Remembers everything that is written to rows.</summary>
public sealed class OverheardRows(IRowStore rows) : IRowStore
{
    public List<string> Written { get; } = [];

    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation) => rows.Get(table, partition, key, cancellation);

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation) =>
        rows.Query(table, partition, range, limit, cancellation);

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        Written.AddRange(changes.Select(change => $"{partition} {change.Key} {string.Join(' ', change.Values.Values)}"));
        return rows.Write(table, partition, changes, cancellation);
    }
}
