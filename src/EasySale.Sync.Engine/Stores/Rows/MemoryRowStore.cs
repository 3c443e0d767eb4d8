using System.Globalization;
using System.Runtime.CompilerServices;

namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>Rows in memory, with the limits of the real service, for tests, benchmarks and dry experiments.</summary>
public sealed class MemoryRowStore(StorageMeter meter) : IRowStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Table, string), SortedList<string, Row>> _partitions = [];
    private long _version;

    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        meter.Count();
        lock (_lock) return Task.FromResult(Rows(table, partition)?.GetValueOrDefault(key));
    }

    public async IAsyncEnumerable<Row> Query(
        Table table, PartitionKey partition, RowRange range, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = Snapshot(table, partition, range, limit ?? int.MaxValue);
        meter.Count();
        for (var index = 0; index < rows.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (index > 0 && index % RowLimits.PageRows == 0) meter.Count();
            yield return rows[index];
        }

        await Task.CompletedTask;
    }

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        RowLimits.Check(changes);
        meter.Count();
        lock (_lock)
        {
            if (!_partitions.TryGetValue((table, partition.Text), out var rows))
                _partitions[(table, partition.Text)] = rows = new SortedList<string, Row>(StringComparer.Ordinal);
            return Task.FromResult(changes.All(change => Holds(rows, change)) ? Apply(rows, changes) : RowWrite.Conflict);
        }
    }

    private static bool Holds(SortedList<string, Row> rows, RowChange change) => change.Kind switch
    {
        RowChangeKind.Insert => !rows.ContainsKey(change.Key),
        RowChangeKind.Put => true,
        _ when change.IfVersion is null => true,
        _ => rows.TryGetValue(change.Key, out var row) && row.Version == change.IfVersion,
    };

    private RowWrite Apply(SortedList<string, Row> rows, IReadOnlyList<RowChange> changes) =>
        new(true, [.. changes.Select(change => Apply(rows, change))]);

    private string Apply(SortedList<string, Row> rows, RowChange change)
    {
        if (change.Kind == RowChangeKind.Delete)
        {
            rows.Remove(change.Key);
            return "";
        }

        var version = (++_version).ToString(CultureInfo.InvariantCulture);
        rows[change.Key] = new Row(change.Key, version, new Dictionary<string, object>(change.Values));
        return version;
    }

    private SortedList<string, Row>? Rows(Table table, PartitionKey partition) => _partitions.GetValueOrDefault((table, partition.Text));

    private List<Row> Snapshot(Table table, PartitionKey partition, RowRange range, int limit)
    {
        lock (_lock)
        {
            return [.. (Rows(table, partition)?.Values ?? [])
                .SkipWhile(row => range.From is not null && string.CompareOrdinal(row.Key, range.From) < 0)
                .TakeWhile(row => range.To is null || string.CompareOrdinal(row.Key, range.To) <= 0)
                .Take(limit)];
        }
    }
}
