using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;

namespace EasySale.Sync.Connectors.QuickBooks.Settings;

/// <summary>Reads the settings that are JSON objects.</summary>
internal static class SettingMaps
{
    /// <summary>What of an order can go into a custom field.</summary>
    public static readonly IReadOnlyList<string> FieldSources = ["number", "customerNote", "paymentMethod", "couponCodes", "transactionId", "status"];

    private static readonly IReadOnlyList<string> FieldNumbers = ["1", "2", "3"];

    /// <exception cref="FormatException">What is wrong and what to do.</exception>
    public static IReadOnlyDictionary<string, string> TaxCodes(string? json) => Texts(json, (rate, code) =>
        Forms.CodeId().IsMatch(code) ? null : $"\"{rate}\" must name the id of a tax code, such as \"5\".");

    /// <exception cref="FormatException">What is wrong and what to do.</exception>
    public static IReadOnlyDictionary<string, string> CustomFields(string? json) => Texts(json, (number, source) =>
        !FieldNumbers.Contains(number) ? $"\"{number}\" is no custom field. Allowed: {string.Join(", ", FieldNumbers)}."
        : FieldSources.Contains(source) ? null
        : $"\"{source}\" is not known. Allowed: {string.Join(", ", FieldSources)}.");

    /// <exception cref="FormatException">What is wrong and what to do.</exception>
    public static IReadOnlyDictionary<string, GatewayRoute> PaymentMethods(string? json)
    {
        var routes = new Dictionary<string, GatewayRoute>(StringComparer.OrdinalIgnoreCase);
        foreach (var gateway in Properties(json))
        {
            if (gateway.Value.ValueKind != JsonValueKind.Object)
                throw new FormatException($"\"{gateway.Name}\" must be an object such as {{ \"method\": \"3\", \"depositAccount\": \"35\" }}.");
            if (gateway.Value.EnumerateObject().FirstOrDefault(part => part.Name is not ("method" or "depositAccount")) is { Value.ValueKind: not JsonValueKind.Undefined } other)
                throw new FormatException($"\"{gateway.Name}\" has an unknown part \"{other.Name}\". Allowed: method, depositAccount.");
            routes[gateway.Name] = new GatewayRoute(Id(gateway, "method"), Id(gateway, "depositAccount"));
        }

        return routes;
    }

    private static string? Id(JsonProperty gateway, string part) =>
        gateway.Value.Part(part) is not { ValueKind: not JsonValueKind.Undefined } value ? null
        : value.ValueKind == JsonValueKind.String && Forms.Id().IsMatch(value.GetString()!) ? value.GetString()
        : throw new FormatException($"{part} of \"{gateway.Name}\" must be an id as text, such as \"35\".");

    private static Dictionary<string, string> Texts(string? json, Func<string, string, string?> problem)
    {
        var texts = new Dictionary<string, string>();
        foreach (var entry in Properties(json))
        {
            var text = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : throw new FormatException($"\"{entry.Name}\" must be a text.");
            if (problem(entry.Name, text) is { } wrong) throw new FormatException(wrong);
            texts[entry.Name] = text;
        }

        return texts;
    }

    private static IEnumerable<JsonProperty> Properties(string? json)
    {
        if (json is null) return [];
        try
        {
            var map = JsonSerializer.Deserialize<JsonElement>(json);
            return map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : throw new FormatException("Must be an object.");
        }
        catch (JsonException)
        {
            throw new FormatException("Must be an object.");
        }
    }
}
