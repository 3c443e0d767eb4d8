using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>Shows and changes what a tenant chooses for itself.</summary>
public sealed class ManageSettings(TenantSettingsStore settings, RunLauncher launcher, AuditTrail trail)
{
    public async Task<TenantSettingsView> Get(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return new TenantSettingsView(await settings.Get(caller.Tenant, cancellation));
    }

    public async Task<TenantSettingsView> Change(Caller caller, TenantSettingsInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var before = await settings.Get(caller.Tenant, cancellation);
        var changes = SettingChanges.Of(new TenantSettingsView(before).Values, new TenantSettingsView(input.Apply(before)).Values);
        await trail.Note(caller, AuditActions.SettingsChanged, "settings", changes, cancellation);
        var after = await settings.Change(caller.Tenant, input.Apply, cancellation);
        return new TenantSettingsView(after) { MayStart = after.RunsAtOnce > before.RunsAtOnce ? await launcher.Advance(caller.Tenant, cancellation) : [] };
    }
}
