using System.Text.Json;

namespace EasySale.Sync.Engine.Operations.Inputs;

/// <summary>
/// Reads a JSON object field by field. What is wrong is gathered under the field's path, with what is allowed; fields nobody
/// asked for are named by <see cref="Close"/>. A null counts as absent.
/// </summary>
public sealed class JsonInput(JsonElement? body, InputErrors errors, string path = "")
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The fields as they came, for objects whose names are not known beforehand.</summary>
    public IEnumerable<JsonProperty> Fields => body is { ValueKind: JsonValueKind.Object } element ? element.EnumerateObject() : [];

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Wrong(string name, string message) => errors.Add(PathOf(name), message);

    public string? Text(string name, int longest = 200)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String) return Refuse<string>(name, "Must be a text.");
        var text = value.GetString()!.Trim();
        return text.Length >= 1 && text.Length <= longest ? text : Refuse<string>(name, $"Must have 1 to {longest} characters.");
    }

    public string? Choice(string name, IReadOnlyList<string> allowed)
    {
        if (Value(name) is not { } value) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null && allowed.Contains(text) ? text : Refuse<string>(name, $"{Shown(value)} is not allowed. Allowed: {string.Join(", ", allowed)}.");
    }

    /// <summary>One of an enum's names in camelCase, or null.</summary>
    public T? Choice<T>(string name) where T : struct, Enum =>
        Choice(name, [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)]) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : null;

    public bool? Flag(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(name, "Must be true or false.");
        return null;
    }

    public int? Number(string name, int least, int most)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most) return number;
        Wrong(name, $"Must be a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>A text, or an array of texts. Null when absent.</summary>
    public IReadOnlyList<string>? Texts(string name, bool singleAllowed, bool numbersAllowed, int most)
    {
        if (Value(name) is not { } value) return null;
        var kinds = numbersAllowed ? "texts or whole numbers" : "texts";
        if (singleAllowed && Item(value, numbersAllowed) is { } single) return [single];
        if (value.ValueKind != JsonValueKind.Array) return Refuse<IReadOnlyList<string>>(name, $"Must be {(singleAllowed ? "a text or " : "")}an array of {kinds}.");
        if (value.GetArrayLength() is 0 || value.GetArrayLength() > most) return Refuse<IReadOnlyList<string>>(name, $"Must have 1 to {most} entries.");
        var items = value.EnumerateArray().Select(item => Item(item, numbersAllowed)).ToList();
        return items.Contains(null)
            ? Refuse<IReadOnlyList<string>>(name, $"Every entry must be one of {kinds}, 1 to 200 characters long.")
            : [.. items.OfType<string>().Distinct()];
    }

    /// <summary>An object inside this one; an empty one when absent.</summary>
    public JsonInput Object(string name)
    {
        var value = Value(name);
        if (value is { ValueKind: not JsonValueKind.Object }) Wrong(name, "Must be an object.");
        return new JsonInput(value is { ValueKind: JsonValueKind.Object } ? value : null, errors, PathOf(name));
    }

    public bool Has(string name) => Value(name) is not null;

    /// <summary>Whether it was sent as null, for fields where that means something.</summary>
    public bool IsNull(string name) =>
        body is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public bool IsEmptyArray(string name) => Value(name) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() == 0;

    /// <summary>Complains about fields nobody asked for.</summary>
    public void Close()
    {
        foreach (var field in Fields.Where(field => !_known.Contains(field.Name)))
            Wrong(field.Name, $"Unknown field. Known: {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
    }

    private JsonElement? Value(string name)
    {
        _known.Add(name);
        return body is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }

    private static string? Item(JsonElement value, bool numbersAllowed) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString()!.Trim() is { Length: >= 1 and <= 200 } text => text,
        JsonValueKind.Number when numbersAllowed && value.TryGetInt64(out var number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: <= 60 } text ? text : "This value";

    private T? Refuse<T>(string name, string message) where T : class
    {
        Wrong(name, message);
        return null;
    }
}
