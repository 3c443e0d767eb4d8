using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

/// <summary>Fails one write as storage does that does not answer: before it was applied, or after.</summary>
internal sealed class UnsteadyRows(IRowStore rows, int failing, bool appliesIt) : IRowStore
{
    private int _writes;

    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation) =>
        rows.Get(table, partition, key, cancellation);

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation) =>
        rows.Query(table, partition, range, limit, cancellation);

    public async Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        var isFailing = Interlocked.Increment(ref _writes) == failing;
        var write = isFailing && !appliesIt ? RowWrite.Conflict : await rows.Write(table, partition, changes, cancellation);
        return isFailing ? throw new SyncException(FailureCause.TryAgain, "storage.silent", "Storage does not answer.") : write;
    }
}
