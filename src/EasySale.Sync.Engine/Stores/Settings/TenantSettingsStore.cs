using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Settings;

/// <summary>A tenant's own settings: one row, none while everything is as it comes.</summary>
public sealed class TenantSettingsStore(IRowStore rows)
{
    private const string Key = "tenant";

    /// <summary>The settings, defaults where the tenant chose nothing.</summary>
    public async Task<TenantSettings> Get(TenantId tenant, CancellationToken cancellation) =>
        await Find(tenant, cancellation) is { } row ? RowBody.Read<TenantSettings>(row) : TenantSettings.Defaults;

    /// <summary>Changes the settings as they are now, however often somebody else changes them meanwhile. Returns them as saved.</summary>
    public async Task<TenantSettings> Change(TenantId tenant, Func<TenantSettings, TenantSettings> change, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await Find(tenant, cancellation);
            var changed = change(row is null ? TenantSettings.Defaults : RowBody.Read<TenantSettings>(row));
            var save = row is null ? RowChange.Insert(Key, RowBody.Of(changed)) : RowChange.Replace(Key, RowBody.Of(changed), row.Version);
            if ((await rows.Write(Table.Settings, Keys.TenantSettings(tenant), [save], cancellation)).Applied) return changed;
        }
    }

    private Task<Row?> Find(TenantId tenant, CancellationToken cancellation) =>
        rows.Get(Table.Settings, Keys.TenantSettings(tenant), Key, cancellation);
}
