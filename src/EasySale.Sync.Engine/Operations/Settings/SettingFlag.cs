using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A setting that is true or false.</summary>
/// <param name="Name">camelCase name in the API.</param>
/// <param name="Description">What it does, one sentence.</param>
/// <param name="Of">Reads it.</param>
/// <param name="With">The settings with another value.</param>
public sealed record SettingFlag(string Name, string Description, Func<TenantSettings, bool> Of, Func<TenantSettings, bool, TenantSettings> With)
{
    /// <summary>Everything a tenant may switch on or off.</summary>
    public static readonly IReadOnlyList<SettingFlag> All =
    [
        new("startsAreConfirmed", "Starts through the API are written at once, however many records they are and whatever they take away.",
            settings => settings.StartsAreConfirmed, (settings, value) => settings with { StartsAreConfirmed = value }),
    ];
}
