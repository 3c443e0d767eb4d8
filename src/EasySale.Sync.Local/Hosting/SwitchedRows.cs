using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Local.Hosting;

internal sealed class SwitchedRows(IRowStore rows, PowerSwitch power) : IRowStore
{
    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation) =>
        power.Through(() => rows.Get(table, partition, key, cancellation));

    public async IAsyncEnumerable<Row> Query(
        Table table, PartitionKey partition, RowRange range, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var walk = rows.Query(table, partition, range, limit, cancellation).GetAsyncEnumerator(cancellation);
        while (await power.Through(() => walk.MoveNextAsync().AsTask())) yield return walk.Current;
    }

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        power.Through(() => rows.Write(table, partition, changes, cancellation));
}
