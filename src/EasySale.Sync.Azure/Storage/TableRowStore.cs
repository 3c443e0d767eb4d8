using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Azure.Storage;

/// <summary>Rows in Table Storage: a row is an entity, its version the ETag, several changes an entity group transaction.</summary>
/// <param name="clients">The account.</param>
/// <param name="tablePrefix">What every table's name begins with: letters and digits, a letter first; or nothing.</param>
public sealed class TableRowStore(StorageClients clients, string tablePrefix = "") : IRowStore
{
    private readonly TableDirectory _tables = new(clients.Tables, tablePrefix);
    private readonly string _writer = RandomNumberGenerator.GetHexString(12, lowercase: true);
    private long _writes;

    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation) => On(table, async client =>
    {
        var entity = await client.GetEntityIfExistsAsync<TableEntity>(partition.Text, key, null, cancellation);
        return entity.HasValue ? RowEntity.ToRow(entity.Value!) : null;
    }, cancellation);

    public async IAsyncEnumerable<Row> Query(
        Table table, PartitionKey partition, RowRange range, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var left = limit ?? int.MaxValue;
        if (left <= 0) yield break;
        var pageRows = Math.Min(left, RowLimits.PageRows);
        await using var pages = await On(table, client => Task.FromResult(client
            .QueryAsync<TableEntity>(Filter(partition, range), pageRows, null, cancellation).AsPages().GetAsyncEnumerator(cancellation)), cancellation);
        while (left > 0 && await On(table, async _ => await pages.MoveNextAsync(), cancellation))
            foreach (var entity in pages.Current.Values.Take(left))
            {
                left--;
                yield return RowEntity.ToRow(entity);
            }
    }

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        RowLimits.Check(changes);
        return On(table, async client =>
        {
            var writeId = $"{_writer}-{Interlocked.Increment(ref _writes).ToString(CultureInfo.InvariantCulture)}";
            var attempts = new Attempts();
            using var counting = CountRequests.Into(attempts);
            var write = new TableWrite(client, partition, writeId);
            var result = await write.Send(changes, cancellation);
            return !result.Applied && attempts.Count > 1 ? await write.FindApplied(changes, cancellation) : result;
        }, cancellation);
    }

    private static string Filter(PartitionKey partition, RowRange range) => (range.From, range.To) switch
    {
        (null, null) => TableClient.CreateQueryFilter($"PartitionKey eq {partition.Text}"),
        (null, var to) => TableClient.CreateQueryFilter($"PartitionKey eq {partition.Text} and RowKey le {to}"),
        (var from, null) => TableClient.CreateQueryFilter($"PartitionKey eq {partition.Text} and RowKey ge {from}"),
        var (from, to) => TableClient.CreateQueryFilter($"PartitionKey eq {partition.Text} and RowKey ge {from} and RowKey le {to}"),
    };

    private Task<T> On<T>(Table table, Func<TableClient, Task<T>> call, CancellationToken cancellation) => StorageErrors.Guard(async () =>
    {
        try
        {
            return await call(await _tables.Open(table, cancellation));
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            _tables.Forget(table);
            throw;
        }
    }, cancellation);
}
