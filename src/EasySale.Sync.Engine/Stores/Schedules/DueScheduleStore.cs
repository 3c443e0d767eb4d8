using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>
/// Which schedules are due, over all tenants, in a few range reads: rows ordered by the instant. An entry is a hint; what
/// counts is the schedule itself. Only for the system caller.
/// </summary>
public sealed class DueScheduleStore(IRowStore rows)
{
    /// <summary>Partitions the index is spread over; each costs a read a minute.</summary>
    public const int Parts = 4;

    private const string Tenant = "Tenant";
    private const string Id = "Id";

    /// <summary>Enters a schedule's next occurrence; nothing when it has none.</summary>
    public async Task Put(Schedule schedule, CancellationToken cancellation)
    {
        if (schedule.NextAt is not { } at) return;
        var values = new Dictionary<string, object> { [Tenant] = schedule.Tenant.Value, [Id] = schedule.Id };
        await rows.Write(Table.Directory, Keys.DueSchedules(PartOf(schedule.Tenant)), [RowChange.Put(KeyOf(at, schedule.Tenant, schedule.Id), values)], cancellation);
    }

    /// <summary>Entries due by now, oldest first within a part.</summary>
    public async IAsyncEnumerable<DueSchedule> List(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = new RowRange(null, RowKey.After(RowKey.Ordered(now)));
        for (var part = 0; part < Parts; part++)
            await foreach (var row in rows.Query(Table.Directory, Keys.DueSchedules(part), range, null, cancellation))
                yield return new DueSchedule(new TenantId((string)row.Values[Tenant]), (string)row.Values[Id], RowKey.InstantOf(row.Key));
    }

    public Task Remove(DueSchedule entry, CancellationToken cancellation) => rows.Write(
        Table.Directory, Keys.DueSchedules(PartOf(entry.Tenant)), [RowChange.Delete(KeyOf(entry.At, entry.Tenant, entry.Id))], cancellation);

    private static string KeyOf(DateTimeOffset at, TenantId tenant, string id) =>
        $"{RowKey.Ordered(at)}|{RowKey.Escape(tenant.Value)}|{RowKey.Escape(id)}";

    private static int PartOf(TenantId tenant) => SHA256.HashData(Encoding.UTF8.GetBytes(tenant.Value))[0] % Parts;
}
