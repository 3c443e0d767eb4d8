using System.Net.Mail;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Values a person gave, by field: checked before they are stored, put into a record when it is written.</summary>
public static class CustomValues
{
    private const int LongestText = 2000;

    /// <summary>What is wrong with the values: field → what is allowed. Nothing when they can be put into a record.</summary>
    public static IReadOnlyDictionary<string, string> Check(RecordKind kind, JsonElement values)
    {
        var known = Fields(kind);
        var wrong = new Dictionary<string, string>();
        if (values.EnumerateObject().All(property => !known.ContainsKey(property.Name))) wrong["customData"] = $"Give at least one of {string.Join(", ", known.Keys)}.";
        foreach (var property in values.EnumerateObject())
            if (!known.TryGetValue(property.Name, out var field)) wrong[property.Name] = $"Unknown field. Known: {string.Join(", ", known.Keys)}.";
            else if (Wrong(field, property.Value) is { } message) wrong[property.Name] = message;
        return wrong;
    }

    internal static CommerceRecord Put(CommerceRecord record, IEnumerable<FieldGroup> groups, JsonElement values) =>
        groups.SelectMany(group => group.Fields).Aggregate(
            record, (changed, field) => values.TryGetProperty(field.Name, out var value) ? field.Set(changed, Read(field, value)) : changed);

    internal static bool Touch(FieldGroup group, JsonElement values) => group.Fields.Any(field => values.TryGetProperty(field.Name, out _));

    private static Dictionary<string, RecordField> Fields(RecordKind kind) =>
        FieldGroups.Of(kind).SelectMany(group => group.Fields).ToDictionary(field => field.Name);

    private static object? Read(RecordField field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.Object => value.Deserialize<Address>(JsonSerializerOptions.Web),
        _ => value.GetString(),
    };

    private static string? Wrong(RecordField field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (field.Type == typeof(decimal)) return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _) ? null : "Must be a number.";
        if (field.Type == typeof(Address)) return WrongAddress(value);
        if (!IsText(value)) return $"Must be a text of at most {LongestText} characters.";
        return field.Name == "email" && !IsMailAddress(value.GetString()!) ? "Must be an e-mail address, such as ann@example.com." : null;
    }

    private static bool IsMailAddress(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.');

    private static string? WrongAddress(JsonElement value)
    {
        var parts = FieldValues.Parts(new Address()).Select(part => part.Name).ToList();
        var fits = value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().All(part => parts.Contains(part.Name) && (part.Value.ValueKind == JsonValueKind.Null || IsText(part.Value)));
        return fits ? null : $"Must be an object of texts: {string.Join(", ", parts)}.";
    }

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= LongestText;
}
