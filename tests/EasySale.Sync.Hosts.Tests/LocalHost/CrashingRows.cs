using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

/// <summary>Lets so many writes through and then stops answering anything, the next write applied or not.</summary>
internal sealed class CrashingRows(IRowStore rows, int writes, bool appliesTheLast) : IRowStore
{
    private readonly TaskCompletionSource _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _writes;

    public int Writes => _writes;

    public Task Crashed => _crashed.Task;

    public async Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation)
    {
        if (_crashed.Task.IsCompleted) await Never();
        return await rows.Get(table, partition, key, cancellation);
    }

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation) =>
        rows.Query(table, partition, range, limit, cancellation);

    public async Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _writes);
        if (number == writes + 1 && appliesTheLast) await rows.Write(table, partition, changes, cancellation);
        if (number <= writes) return await rows.Write(table, partition, changes, cancellation);
        _crashed.TrySetResult();
        await Never();
        return RowWrite.Conflict;
    }

    private static Task Never() => new TaskCompletionSource().Task;
}
