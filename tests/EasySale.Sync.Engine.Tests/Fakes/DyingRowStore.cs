using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A process that dies at a storage write: the first <paramref name="writes"/> are done, the next and all after it are not.</summary>
public sealed class DyingRowStore(IRowStore rows, int writes) : IRowStore
{
    private int _left = writes;

    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation) => rows.Get(table, partition, key, cancellation);

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation) =>
        rows.Query(table, partition, range, limit, cancellation);

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        _left-- > 0 ? rows.Write(table, partition, changes, cancellation) : throw new ProcessDiedException();
}
