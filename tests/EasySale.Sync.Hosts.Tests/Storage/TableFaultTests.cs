using Azure.Data.Tables;
using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>What the network does to a write, and storage to a caller.</summary>
public sealed class TableFaultTests
{
    private static readonly PartitionKey Partition = PartitionKey.Of(new TenantId("acme"), "things");

    private readonly StorageMeter _meter = new();
    private readonly LosesAnswers _wire = new();
    private readonly IRowStore _store;
    private readonly IRowStore _other;
    private readonly TableServiceClient _tables;
    private readonly string _prefix = AzuriteFixture.NewTablePrefix();

    public TableFaultTests(AzuriteFixture azurite)
    {
        var clients = azurite.Clients(new StorageMeter());
        _tables = clients.Tables;
        _other = new TableRowStore(clients, _prefix);
        _store = new TableRowStore(StorageClients.Of(azurite.ConnectionString, _meter, options =>
        {
            options.Transport = _wire;
            options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        }), _prefix);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_insert_whose_answer_was_lost_counts_as_applied_with_the_version_that_is_there()
    {
        await Get(_store, "k");
        _wire.Next = 1;
        var write = await Write(_store, RowChange.Insert("k", Values(1)));
        Assert.True(write.Applied);
        Assert.Equal((await Get(_other, "k"))!.Version, Assert.Single(write.Versions));
    }

    [Fact]
    public async Task A_replacement_whose_answer_was_lost_counts_as_applied()
    {
        var version = (await Write(_other, RowChange.Insert("k", Values(1)))).Versions[0];
        await Get(_store, "k");
        _wire.Next = 2;
        var write = await Write(_store, RowChange.Replace("k", Values(2), version));
        Assert.True(write.Applied);
        Assert.Equal((await Get(_other, "k"))!.Version, write.Versions[0]);
    }

    [Fact]
    public async Task A_transaction_whose_answer_was_lost_counts_as_applied()
    {
        var version = (await Write(_other, RowChange.Insert("old", Values(1)), RowChange.Insert("gone", Values(1)))).Versions[0];
        await Get(_store, "k");
        _wire.Next = 1;
        var write = await Write(_store, RowChange.Insert("k", Values(1)), RowChange.Delete("gone"), RowChange.Replace("old", Values(2), version));
        Assert.True(write.Applied);
        Assert.Equal([(await Get(_other, "k"))!.Version, "", (await Get(_other, "old"))!.Version], write.Versions);
    }

    [Fact]
    public async Task An_insert_that_was_sent_again_after_somebody_elses_is_a_conflict()
    {
        await Write(_other, RowChange.Insert("k", Values(1)));
        await Get(_store, "k");
        _wire.Next = 1;
        Assert.False((await Write(_store, RowChange.Insert("k", Values(1)))).Applied);
    }

    [Fact]
    public async Task Retries_count_too()
    {
        await Get(_store, "k");
        var before = _meter.Transactions;
        _wire.Next = 1;
        await Write(_store, RowChange.Put("k", Values(1)));
        Assert.Equal(2, _meter.Transactions - before);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_a_reason_to_try_again()
    {
        await Get(_store, "k");
        _wire.Next = int.MaxValue;
        var failure = await Assert.ThrowsAsync<SyncException>(() => Write(_store, RowChange.Put("k", Values(1))));
        Assert.Equal((FailureCause.TryAgain, "storage.unavailable"), (failure.Cause, failure.Code));
    }

    [Fact]
    public async Task Storage_that_is_not_there_is_a_reason_to_try_again_and_is_found_when_it_is_back()
    {
        _wire.Next = int.MaxValue;
        await Assert.ThrowsAsync<SyncException>(() => Get(_store, "k"));
        _wire.Next = 0;
        Assert.Null(await Get(_store, "k"));
    }

    [Fact]
    public async Task A_table_that_was_dropped_is_made_again_after_one_failure()
    {
        await Write(_store, RowChange.Put("k", Values(1)));
        await _tables.DeleteTableAsync(_prefix + Table.Settings, Cancellation);
        await Assert.ThrowsAsync<SyncException>(() => Write(_store, RowChange.Put("k", Values(2))));
        Assert.True((await Write(_store, RowChange.Put("k", Values(3)))).Applied);
    }

    [Fact]
    public async Task Our_own_cancellation_is_no_failure_of_storage()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.Get(Table.Settings, Partition, "k", stop.Token));
    }

    private static Dictionary<string, object> Values(long number) => new() { ["Number"] = number };

    private static Task<RowWrite> Write(IRowStore store, params RowChange[] changes) => store.Write(Table.Settings, Partition, changes, Cancellation);

    private static Task<Row?> Get(IRowStore store, string key) => store.Get(Table.Settings, Partition, key, Cancellation);
}
