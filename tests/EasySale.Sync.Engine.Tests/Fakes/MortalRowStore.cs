using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Rows as one mortal process sees them.</summary>
public sealed class MortalRowStore(IRowStore rows, Lifeline life, ICollection<string>? written = null) : IRowStore
{
    public async Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation)
    {
        await life.Observe();
        return await rows.Get(table, partition, key, cancellation);
    }

    public async IAsyncEnumerable<Row> Query(
        Table table, PartitionKey partition, RowRange range, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await life.Observe();
        await foreach (var row in rows.Query(table, partition, range, limit, cancellation)) yield return row;
    }

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        written?.Add($"{table} {partition.Text}");
        return life.Effect(() => rows.Write(table, partition, changes, cancellation));
    }
}
