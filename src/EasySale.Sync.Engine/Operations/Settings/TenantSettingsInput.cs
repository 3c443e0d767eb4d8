using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A change of settings as a caller writes it: what is sent is changed, null is the default again, the rest stays.</summary>
/// <param name="Numbers">The numbers that were sent.</param>
/// <param name="Flags">What was switched on or off.</param>
public sealed record TenantSettingsInput(
    IReadOnlyList<(SettingRange Setting, int Value)> Numbers, IReadOnlyList<(SettingFlag Setting, bool Value)> Flags)
{
    /// <summary>Reads the body of a change.</summary>
    /// <exception cref="Problems.ProblemException">A field is unknown or wrong (400, all of them named).</exception>
    public static TenantSettingsInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var numbers = new List<(SettingRange, int)>();
        foreach (var setting in SettingRange.All)
            if (fields.Number(setting.Name, setting.Least, setting.Most) is { } value) numbers.Add((setting, value));
            else if (fields.IsNull(setting.Name)) numbers.Add((setting, setting.Of(TenantSettings.Defaults)));
        var flags = new List<(SettingFlag, bool)>();
        foreach (var setting in SettingFlag.All)
            if (fields.Flag(setting.Name) is { } value) flags.Add((setting, value));
            else if (fields.IsNull(setting.Name)) flags.Add((setting, setting.Of(TenantSettings.Defaults)));
        // What GET shows may be sent back as it is.
        fields.Has("allowed");
        fields.Close();
        errors.ThrowIfAny();
        return new TenantSettingsInput(numbers, flags);
    }

    public TenantSettings Apply(TenantSettings settings) =>
        Flags.Aggregate(
            Numbers.Aggregate(settings, (changed, number) => number.Setting.With(changed, number.Value)),
            (changed, flag) => flag.Setting.With(changed, flag.Value));
}
