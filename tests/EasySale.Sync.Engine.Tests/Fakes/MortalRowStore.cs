using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Rows as one mortal process sees them.</summary>
public sealed class MortalRowStore(IRowStore rows, Lifeline life) : IRowStore
{
    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation)
    {
        life.Check();
        return rows.Get(table, partition, key, cancellation);
    }

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation)
    {
        life.Check();
        return rows.Query(table, partition, range, limit, cancellation);
    }

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        life.Effect(() => rows.Write(table, partition, changes, cancellation));
}
