using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>Targets that are custom fields: <c>custom.poNumber</c>.</summary>
internal static class CustomName
{
    private const string Prefix = "custom.";

    public static bool Is(string target) => target.StartsWith(Prefix, StringComparison.Ordinal);

    public static string Of(string target) => target[Prefix.Length..];

    /// <summary>What is wrong with a name; null when it is fine.</summary>
    public static string? Wrong(string target, CustomFieldLimit limit)
    {
        var name = Of(target);
        if (name.Length == 0 || name.Length > limit.LongestName || name.Trim() != name || name.Any(unit => char.IsControl(unit) || unit is '{' or '}' or '"'))
            return $"A custom field is written {Prefix}name, the name with 1 to {limit.LongestName} characters, without braces, quotes and spaces at its ends. {limit.Description}";
        return limit.AreNumbered && int.TryParse(name, out var number) && (number < 1 || number > limit.Most)
            ? $"There is no custom field {name}; the target has {limit.Most}. {limit.Description}"
            : null;
    }
}
