using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>Checks a value against a JSON schema as WordPress does, with WordPress' messages.</summary>
internal static partial class Schema
{
    /// <summary>The first fault found, or null. <paramref name="name"/> is how the message calls the value: <c>line_items[0][quantity]</c>.</summary>
    public static SchemaFault? Check(JsonNode? value, JsonObject schema, string name)
    {
        var types = TypesOf(schema);
        if (types.Count > 0 && !types.Any(type => IsOfType(value, type)))
            return SchemaFault.Type($"{name} is not of type {string.Join(",", types)}.", name);
        return CheckContent(value, schema, name);
    }

    /// <summary>Gives a text from the query string its declared type.</summary>
    public static JsonNode? Convert(JsonNode? value, JsonObject schema)
    {
        var type = TypesOf(schema) is [var first, ..] ? first : null;
        return (type, value) switch
        {
            (_, null) => null,
            ("integer", JsonValue) when long.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number) => number,
            ("boolean", JsonValue) => value.ToString() is "1" or "true" or "True",
            ("array", JsonValue) => new JsonArray([.. value.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(item => (JsonNode)item)]),
            _ => value.DeepClone(),
        };
    }

    public static bool IsIdList(JsonObject schema) =>
        TypesOf(schema) is ["array"] && schema["items"] is JsonObject items && TypesOf(items) is ["integer"];

    private static SchemaFault? CheckContent(JsonNode? value, JsonObject schema, string name) => value switch
    {
        null => null,
        JsonArray items => CheckItems(items, schema, name),
        JsonObject members => CheckProperties(members, schema, name),
        _ when TypesOf(schema) is ["array"] => CheckItems((JsonArray)Convert(value, schema)!, schema, name),
        _ => CheckEnum(value, schema, name) ?? CheckBounds(value, schema, name) ?? CheckFormat(value, schema),
    };

    private static SchemaFault? CheckItems(JsonArray items, JsonObject schema, string name)
    {
        if (schema["items"] is not JsonObject each) return null;
        for (var i = 0; i < items.Count; i++)
            if (Check(items[i], each, $"{name}[{i}]") is { } fault) return fault;
        return null;
    }

    private static SchemaFault? CheckProperties(JsonObject members, JsonObject schema, string name)
    {
        if (schema["properties"] is not JsonObject properties) return null;
        foreach (var (key, value) in members)
            if (properties[key] is JsonObject property && Check(value, property, $"{name}[{key}]") is { } fault) return fault;
        return null;
    }

    private static SchemaFault? CheckEnum(JsonNode value, JsonObject schema, string name)
    {
        if (schema["enum"] is not JsonArray allowed || allowed.Any(a => a!.ToString() == value.ToString())) return null;
        return SchemaFault.Enum($"{name} is not one of {Sentence([.. allowed.Select(a => a!.ToString())])}.");
    }

    private static SchemaFault? CheckBounds(JsonNode value, JsonObject schema, string name)
    {
        if (!decimal.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number)) return null;
        decimal? least = schema["minimum"]?.GetValue<decimal>(), most = schema["maximum"]?.GetValue<decimal>();
        if (!(number < least) && !(number > most)) return null;
        return SchemaFault.Bounds(most is null
            ? $"{name} must be greater than or equal to {least}"
            : $"{name} must be between {least} (inclusive) and {most} (inclusive)");
    }

    private static SchemaFault? CheckFormat(JsonNode value, JsonObject schema) => schema["format"]?.ToString() switch
    {
        "date-time" when !RestDate().IsMatch(value.ToString()) => new("rest_invalid_date", "Invalid date.", null),
        "email" when !Email().IsMatch(value.ToString()) => new("rest_invalid_email", "Invalid email address.", null),
        _ => null,
    };

    private static bool IsOfType(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject or JsonArray { Count: 0 },
        "array" => value is JsonArray || value?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value is JsonValue && value.ToString().ToLowerInvariant() is "true" or "false" or "0" or "1",
        "integer" => value is JsonValue && decimal.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var n) && n == decimal.Truncate(n),
        "number" => value is JsonValue && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static IReadOnlyList<string> TypesOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(t => t!.ToString())],
        { } one => [one.ToString()],
        null => [],
    };

    // WordPress lists "a, b, and c" but "a and b".
    private static string Sentence(string[] words) => words.Length switch
    {
        1 => words[0],
        2 => $"{words[0]} and {words[1]}",
        _ => $"{string.Join(", ", words[..^1])}, and {words[^1]}",
    };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?$")]
    private static partial Regex RestDate();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    public static partial Regex Email();
}
