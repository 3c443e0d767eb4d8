using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>Shows and changes what a tenant chooses for itself.</summary>
public sealed class ManageSettings(TenantSettingsStore settings)
{
    public async Task<TenantSettingsView> Get(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return new TenantSettingsView(await settings.Get(caller.Tenant, cancellation));
    }

    public async Task<TenantSettingsView> Change(Caller caller, TenantSettingsInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        return new TenantSettingsView(await settings.Change(caller.Tenant, input.Apply, cancellation));
    }
}
