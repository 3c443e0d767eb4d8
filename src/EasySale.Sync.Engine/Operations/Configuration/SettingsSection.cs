using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>What the tenant chose for itself.</summary>
public sealed class SettingsSection(TenantSettingsStore settings) : ConfigurationSection
{
    public override string Name => "settings";

    public override int Order => 0;

    public override async Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation) =>
        new TenantSettingsView(await settings.Get(tenant, cancellation)).Values;

    public override async Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation)
    {
        if (import.Read("sections.settings", () => TenantSettingsInput.Read(content)) is not { } input) return [];
        var before = await settings.Get(import.Tenant, cancellation);
        return input.Apply(before) == before ? [] :
        [
            new PlannedChange(
                new ChangeView(Name, "tenant", "update"),
                stop => settings.Change(import.Tenant, input.Apply, stop),
                stop => settings.Change(import.Tenant, _ => before, stop))
            {
                Trail = (AuditActions.SettingsChanged, Name, SettingChanges.Of(new TenantSettingsView(before), new TenantSettingsView(input.Apply(before)))),
            },
        ];
    }
}
