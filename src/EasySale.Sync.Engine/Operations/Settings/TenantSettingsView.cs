using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A tenant's settings as the API shows them: each value at its name, and what is allowed and the default beside them.</summary>
public sealed class TenantSettingsView(TenantSettings settings)
{
    [JsonExtensionData]
    public IDictionary<string, object?> Values { get; } = SettingRange.All.Select(setting => KeyValuePair.Create(setting.Name, (object?)setting.Of(settings)))
        .Concat(SettingFlag.All.Select(setting => KeyValuePair.Create(setting.Name, (object?)setting.Of(settings)))).ToDictionary();

    /// <summary>Runs that have their turn now that more may go on at once.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> MayStart { get; init; } = [];

    /// <summary>Name → default, range and meaning.</summary>
    public IReadOnlyDictionary<string, object> Allowed { get; } = SettingRange.All.Select(setting => KeyValuePair.Create(setting.Name, Of(setting, settings)))
        .Concat(SettingFlag.All.Select(setting => KeyValuePair.Create(setting.Name, Of(setting, settings)))).ToDictionary();

    private static object Of(SettingRange setting, TenantSettings settings) => new AllowedSetting(
        setting.Of(settings) == setting.Of(TenantSettings.Defaults), setting.Of(TenantSettings.Defaults), setting.Least, setting.Most, setting.Description);

    private static object Of(SettingFlag setting, TenantSettings settings) => new AllowedFlag(
        setting.Of(settings) == setting.Of(TenantSettings.Defaults), setting.Of(TenantSettings.Defaults), setting.Description);
}
