namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>
/// The one way to stored rows: partitions of ordered rows, versions, and transactions within a partition. Implemented by
/// Table Storage and by memory, which pass one contract test; all stores are written over it once.
/// Each call counts as one storage transaction (a <see cref="Query"/> as one per page of up to 1,000 rows).
/// </summary>
/// <exception cref="Failures.SyncException">Storage does not answer (<see cref="Failures.FailureCause.TryAgain"/>).</exception>
public interface IRowStore
{
    /// <summary>One row, or null.</summary>
    Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation);

    /// <summary>Rows of a range in key order, fetched page by page as the caller goes on.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="range">Which keys.</param>
    /// <param name="limit">At most this many rows, or null for all of them.</param>
    /// <param name="cancellation">Stops the walk.</param>
    IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation);

    /// <summary>Applies 1–100 changes of different rows of one partition together, or none of them. At most 4 MB.</summary>
    Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation);
}
