using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>A tenant's channels and rules: one row, none while there are no channels.</summary>
public sealed class NotificationSettingsStore(IRowStore rows)
{
    private const string Key = "notifications";

    public async Task<NotificationSettings> Get(TenantId tenant, CancellationToken cancellation) =>
        await Find(tenant, cancellation) is { } row ? RowBody.Read<NotificationSettings>(row) : NotificationSettings.None;

    /// <summary>Changes the document as it is now, however often somebody else changes it meanwhile. Returns it as saved.</summary>
    public async Task<NotificationSettings> Change(TenantId tenant, Func<NotificationSettings, NotificationSettings> change, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await Find(tenant, cancellation);
            var changed = change(row is null ? NotificationSettings.None : RowBody.Read<NotificationSettings>(row));
            var save = row is null ? RowChange.Insert(Key, RowBody.Of(changed)) : RowChange.Replace(Key, RowBody.Of(changed), row.Version);
            if ((await rows.Write(Table.Settings, Keys.TenantSettings(tenant), [save], cancellation)).Applied) return changed;
        }
    }

    private Task<Row?> Find(TenantId tenant, CancellationToken cancellation) =>
        rows.Get(Table.Settings, Keys.TenantSettings(tenant), Key, cancellation);
}
