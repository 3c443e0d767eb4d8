using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// Settings and secrets of a connection after a change, checked against what its connector asks for. Errors name field,
/// allowed values and an example; they never repeat a secret.
/// </summary>
internal sealed class ConnectionFields
{
    private readonly Connector _connector;
    private readonly InputErrors _errors;

    private ConnectionFields(Connector connector, InputErrors errors) => (_connector, _errors) = (connector, errors);

    /// <summary>Field → value, defaults left out.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Secrets that were sent.</summary>
    public Dictionary<string, Secret> NewSecrets { get; } = [];

    /// <summary>Fields whose secrets stay as they are.</summary>
    public HashSet<string> KeptSecrets { get; } = [];

    /// <param name="connector">What asks for the fields.</param>
    /// <param name="before">The connection before the change; null for a new one.</param>
    /// <param name="sent">Field → value as sent; null values take a field away.</param>
    /// <param name="asSecrets">Which of them were sent as secrets; null where that is not known.</param>
    /// <exception cref="Problems.ProblemException">A field is unknown, missing or wrong (400, all of them named).</exception>
    public static ConnectionFields Check(
        Connector connector, Connection? before, IReadOnlyDictionary<string, JsonElement> sent, IReadOnlySet<string>? asSecrets = null)
    {
        var fields = new ConnectionFields(connector, new InputErrors());
        fields.NameUnknown(sent.Keys, asSecrets);
        foreach (var field in connector.Settings) fields.Take(field, before, sent);
        if (!fields._errors.Any)
            foreach (var (name, message) in connector.Check(fields.Settings)) fields._errors.Add(Path(connector, name), message);
        fields._errors.ThrowIfAny();
        return fields;
    }

    private void NameUnknown(IEnumerable<string> names, IReadOnlySet<string>? asSecrets)
    {
        foreach (var name in names.Where(name => _connector.Settings.All(field => field.Name != name)))
        {
            var isSecret = asSecrets?.Contains(name) == true;
            // What is sent as the one may be the other.
            var known = _connector.Settings.OrderByDescending(field => field.IsSecret == isSecret).Select(field => field.Name);
            _errors.Add($"{(isSecret ? "secrets" : "settings")}.{name}", $"Unknown field. {_connector.DisplayName} knows: {string.Join(", ", known)}.");
        }
    }

    private void Take(SettingField field, Connection? before, IReadOnlyDictionary<string, JsonElement> sent)
    {
        if (!sent.TryGetValue(field.Name, out var value)) Keep(field, before);
        else if (value.ValueKind == JsonValueKind.Null) Demand(field);
        else if (Text(field, value) is not { Length: > 0 } text) _errors.Add(Path(field), $"Must be {(field.IsJson ? "an object or array" : "a text, and not empty")}.{Example(field)}");
        else if (field.IsSecret) TakeSecret(field, before, text);
        else TakeSetting(field, text);
    }

    private void Keep(SettingField field, Connection? before)
    {
        if (before is not null && field.IsSecret && before.SecretNames.ContainsKey(field.Name)) KeptSecrets.Add(field.Name);
        else if (before is not null && before.Settings.TryGetValue(field.Name, out var value)) Settings[field.Name] = value;
        else Demand(field);
    }

    private void TakeSecret(SettingField field, Connection? before, string text)
    {
        var isPlaceholder = text == ConnectionView.SecretIsSet;
        if (isPlaceholder && before?.SecretNames.ContainsKey(field.Name) == true) KeptSecrets.Add(field.Name);
        else if (isPlaceholder || field.Form?.IsMatch(text) == false) _errors.Add(Path(field), $"Does not look right. {field.Description}{Example(field)}");
        else if (!SecretLimits.Takes(text)) _errors.Add(Path(field), $"Must have at most {SecretLimits.ValueBytes} bytes.");
        else NewSecrets[field.Name] = new Secret(text);
    }

    private void TakeSetting(SettingField field, string text)
    {
        if (field.Allowed is { } allowed && !allowed.Contains(text)) _errors.Add(Path(field), $"\"{text}\" is not allowed. Allowed: {string.Join(", ", allowed)}.");
        else if (field.Form?.IsMatch(text) == false) _errors.Add(Path(field), $"\"{text}\" has not the right form. {field.Description}{Example(field)}");
        else if (text != field.Default) Settings[field.Name] = text;
    }

    private void Demand(SettingField field)
    {
        if (field.Required && field.Default is null) _errors.Add(Path(field), $"Is missing. {field.Description}{Example(field)}");
    }

    // What is shown as an object may come back as one, or as its text.
    private static string? Text(SettingField field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array when field.IsJson => JsonSerializer.Serialize(value),
        JsonValueKind.String when field.IsJson => Json(value.GetString()!),
        _ when field.IsJson => null,
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static string? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value ? JsonSerializer.Serialize(value) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Example(SettingField field) => field.Example is null ? "" : $" Example: {field.Example}";

    private static string Path(SettingField field) => (field.IsSecret ? "secrets." : "settings.") + field.Name;

    /// <summary>Where a field stands in the request.</summary>
    public static string Path(Connector connector, string name) =>
        connector.Settings.FirstOrDefault(field => field.Name == name) is { } field ? Path(field) : $"settings.{name}";
}
