using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>The starts of a tenant's last minute, in one row for all hosts.</summary>
public sealed class RecentStartStore(IRowStore rows)
{
    private const string Key = "starts";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Enters a start. Null when it may go on, else how long to wait for a place.</summary>
    public async Task<TimeSpan?> Enter(TenantId tenant, int perMinute, DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await rows.Get(Table.State, Keys.RecentStarts(tenant), Key, cancellation);
            var recent = row is null ? [] : RowBody.Read<List<DateTimeOffset>>(row).Where(at => at > now - Window).Order().ToList();
            if (recent.Count >= perMinute) return recent[^perMinute] + Window - now;
            var body = RowBody.Of<List<DateTimeOffset>>([.. recent, now]);
            var change = row is null ? RowChange.Insert(Key, body) : RowChange.Replace(Key, body, row.Version);
            if ((await rows.Write(Table.State, Keys.RecentStarts(tenant), [change], cancellation)).Applied) return null;
        }
    }
}
