using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Counts calls.</summary>
public sealed class CountingRows(IRowStore rows) : IRowStore
{
    public int Calls { get; private set; }

    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation)
    {
        Calls++;
        return rows.Get(table, partition, key, cancellation);
    }

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation)
    {
        Calls++;
        return rows.Query(table, partition, range, limit, cancellation);
    }

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        Calls++;
        return rows.Write(table, partition, changes, cancellation);
    }
}
