using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>Which messages are to be sent, over all tenants, in one range read: rows ordered by the instant. Only for the system caller.</summary>
public sealed class DueNotificationStore(IRowStore rows)
{
    private const string Tenant = "Tenant";
    private const string Id = "Id";

    public Task Put(DueNotification entry, CancellationToken cancellation) => rows.Write(
        Table.Directory, Keys.DueNotifications(),
        [RowChange.Put(KeyOf(entry), new Dictionary<string, object> { [Tenant] = entry.Tenant.Value, [Id] = entry.DeliveryId })], cancellation);

    /// <summary>Entries due by now, oldest first.</summary>
    public async IAsyncEnumerable<DueNotification> List(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = new RowRange(null, RowKey.After(RowKey.Ordered(now)));
        await foreach (var row in rows.Query(Table.Directory, Keys.DueNotifications(), range, null, cancellation))
            yield return new DueNotification(new TenantId((string)row.Values[Tenant]), (string)row.Values[Id], RowKey.InstantOf(row.Key));
    }

    public Task Remove(DueNotification entry, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.DueNotifications(), [RowChange.Delete(KeyOf(entry))], cancellation);

    private static string KeyOf(DueNotification entry) => $"{RowKey.Ordered(entry.At)}|{RowKey.Escape(entry.Tenant.Value)}|{entry.DeliveryId}";
}
