using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>Metered calls by tenant, month and connection. What a crash cuts off is not counted: a budget, not an invoice.</summary>
public sealed class MeteredCallStore(IRowStore rows, TimeProvider time)
{
    /// <summary>Adds what was called just now; free where it is nothing.</summary>
    public async Task Add(TenantId tenant, string connectionId, long calls, CancellationToken cancellation)
    {
        var (now, key) = (time.GetUtcNow(), RowKey.Escape(connectionId));
        var partition = Keys.MeteredCalls(tenant, Month(now));
        while (calls > 0)
        {
            var row = await rows.Get(Table.State, partition, key, cancellation);
            var body = RowBody.Of((row is null ? new MonthOfCalls() : RowBody.Read<MonthOfCalls>(row)).With(now, calls));
            var change = row is null ? RowChange.Insert(key, body) : RowChange.Replace(key, body, row.Version);
            if ((await rows.Write(Table.State, partition, [change], cancellation)).Applied) return;
        }
    }

    /// <summary>Connection id → its metered calls of this month; those without any are missing.</summary>
    public async Task<IReadOnlyDictionary<string, MonthOfCalls>> ThisMonth(TenantId tenant, CancellationToken cancellation)
    {
        var months = new Dictionary<string, MonthOfCalls>();
        await foreach (var row in rows.Query(Table.State, Keys.MeteredCalls(tenant, Month(time.GetUtcNow())), RowRange.All, null, cancellation))
            months[row.Key] = RowBody.Read<MonthOfCalls>(row);
        return months;
    }

    private static string Month(DateTimeOffset at) => at.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
