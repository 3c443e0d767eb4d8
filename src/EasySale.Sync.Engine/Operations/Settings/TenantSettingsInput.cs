using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A change of settings as a caller writes it: what is sent is changed, the rest stays.</summary>
/// <param name="Numbers">What was sent.</param>
public sealed record TenantSettingsInput(IReadOnlyList<(SettingRange Setting, int Value)> Numbers)
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
        // What GET shows may be sent back as it is.
        fields.Has("allowed");
        fields.Close();
        errors.ThrowIfAny();
        return new TenantSettingsInput(numbers);
    }

    public TenantSettings Apply(TenantSettings settings) =>
        Numbers.Aggregate(settings, (changed, number) => number.Setting.With(changed, number.Value));
}
