using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A tenant's settings as the API shows them: each value at its name, and what is allowed and the default beside them.</summary>
public sealed class TenantSettingsView(TenantSettings settings)
{
    [JsonExtensionData]
    public IDictionary<string, object?> Values { get; } = SettingRange.All.ToDictionary(setting => setting.Name, setting => (object?)setting.Of(settings));

    /// <summary>Name → default, range and meaning.</summary>
    public IReadOnlyDictionary<string, AllowedSetting> Allowed { get; } = SettingRange.All.ToDictionary(
        setting => setting.Name,
        setting => new AllowedSetting(setting.Of(TenantSettings.Defaults), setting.Least, setting.Most, setting.Description));
}
