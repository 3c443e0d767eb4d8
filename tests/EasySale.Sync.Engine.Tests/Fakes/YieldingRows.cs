using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Gives the turn away before every call, as storage across a wire does.</summary>
public sealed class YieldingRows(IRowStore rows) : IRowStore
{
    public async Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation)
    {
        await Task.Yield();
        return await rows.Get(table, partition, key, cancellation);
    }

    public async IAsyncEnumerable<Row> Query(
        Table table, PartitionKey partition, RowRange range, int? limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        await foreach (var row in rows.Query(table, partition, range, limit, cancellation)) yield return row;
    }

    public async Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        await Task.Yield();
        return await rows.Write(table, partition, changes, cancellation);
    }
}
