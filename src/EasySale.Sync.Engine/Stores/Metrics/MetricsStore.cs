using System.Globalization;
using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Metrics;

/// <summary>
/// Daily sums of runs, a row for each route and day. A run leaves its mark in the same transaction that counts it, so it is
/// counted once however often it is finished.
/// </summary>
public sealed class MetricsStore(IRowStore rows)
{
    private const string Days = "day|";
    private const string Marks = "run|";

    /// <summary>Counts a run that is over; one that was counted stays counted once. Two transactions, more only where workers meet.</summary>
    public async Task Count(Run run, IReadOnlyList<RunStep> steps, CancellationToken cancellation)
    {
        var partition = Keys.Metrics(run.Tenant, SyncIds.Month(run.FinishedAt!.Value));
        var day = DateOnly.FromDateTime(run.FinishedAt.Value.UtcDateTime);
        var key = $"{Key(day)}|{RowKey.Escape(run.Source)}|{RowKey.Escape(run.Target)}";
        while (true)
        {
            var row = await rows.Get(Table.State, partition, key, cancellation);
            var body = RowBody.Of((row is null ? new DayOfRoute(day, run.Source, run.Target) : RowBody.Read<DayOfRoute>(row)).With(run, steps));
            var counted = row is null ? RowChange.Insert(key, body) : RowChange.Replace(key, body, row.Version);
            var mark = RowChange.Insert(Marks + run.SyncId, new Dictionary<string, object> { ["Counted"] = true });
            if ((await rows.Write(Table.State, partition, [mark, counted], cancellation)).Applied) return;
            if (await rows.Get(Table.State, partition, mark.Key, cancellation) is not null) return;
        }
    }

    /// <summary>The days from the first to the last, both included, oldest first.</summary>
    public async IAsyncEnumerable<DayOfRoute> Between(TenantId tenant, DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = new RowRange(Key(first), RowKey.After(Key(last)));
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
            await foreach (var row in rows.Query(Table.State, Keys.Metrics(tenant, month.ToString("yyyy-MM", CultureInfo.InvariantCulture)), range, null, cancellation))
                yield return RowBody.Read<DayOfRoute>(row);
    }

    /// <summary>Removes marks of a month's runs that were asked for before an instant; how many.</summary>
    public Task<int> RemoveMarks(TenantId tenant, DateTimeOffset month, DateTimeOffset before, int most, CancellationToken cancellation) =>
        Remove(tenant, month, new RowRange(Marks + SyncIds.Prefix(before), RowKey.After(Marks)), most, cancellation);

    /// <summary>Removes a month; how many rows.</summary>
    public Task<int> RemoveMonth(TenantId tenant, DateTimeOffset month, int most, CancellationToken cancellation) =>
        Remove(tenant, month, RowRange.All, most, cancellation);

    private async Task<int> Remove(TenantId tenant, DateTimeOffset month, RowRange range, int most, CancellationToken cancellation)
    {
        var partition = Keys.Metrics(tenant, SyncIds.Month(month));
        var keys = await rows.Query(Table.State, partition, range, most, cancellation).Select(row => row.Key).ToListAsync(cancellation);
        foreach (var chunk in keys.Select(key => RowChange.Delete(key)).Chunk(RowLimits.ChangesPerWrite)) await rows.Write(Table.State, partition, chunk, cancellation);
        return keys.Count;
    }

    private static string Key(DateOnly day) => Days + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
