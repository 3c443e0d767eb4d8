using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

/// <summary>Members a request may have, of which type and how long. Read-only ones are dropped without a word.</summary>
internal sealed class ShapeRules(SchemaBook schema, CompanySwitches switches)
{
    private static readonly char[] NotInNames = [':', '\t', '\n'];

    /// <summary>A copy of the body with what the client may write, plus Id, SyncToken and sparse.</summary>
    public JsonObject Writable(EntityShape entity, JsonObject body) =>
        Object(entity.Fields, body, "", name => name is "Id" or "SyncToken" || (name == "TxnTaxDetail" && entity.IsTransaction));

    private JsonObject Object(IReadOnlyDictionary<string, FieldShape> fields, JsonObject body, string path, Predicate<string> keep)
    {
        var clean = new JsonObject();
        foreach (var (name, value) in body)
        {
            var field = fields.GetValueOrDefault(name) ?? throw Fault.UnknownProperty(path + name);
            if (!field.ReadOnly || keep(name)) clean[name] = value is null ? null : Member(field, value, path + name);
        }

        return clean;
    }

    private JsonNode Member(FieldShape field, JsonNode value, string path)
    {
        if (!field.IsArray) return Value(field, value, path);
        if (value is not JsonArray list) throw Fault.Type(path);
        return new JsonArray([.. list.OfType<JsonNode>().Select(item => Value(field, item, path))]);
    }

    private JsonNode Value(FieldShape field, JsonNode value, string path) => field.Type switch
    {
        "string" => Text(field, value, path),
        "enum" => Chosen(field, value, path),
        "decimal" or "int" => Number(value, path),
        "boolean" => bool.TryParse(Scalar(value, path), out var flag) ? JsonValue.Create(flag) : throw Fault.Type(path),
        "date" => Date(Scalar(value, path), path),
        "datetime" => DateTimeOffset.TryParse(Scalar(value, path), CultureInfo.InvariantCulture, out _) ? value.DeepClone() : throw Fault.Date(path),
        _ => Part(field, value, path),
    };

    private JsonNode Part(FieldShape field, JsonNode value, string path)
    {
        if (!schema.Types.TryGetValue(field.Type, out var fields)) return value.DeepClone();
        var part = Object(fields, value as JsonObject ?? throw Fault.Type(path), path + ".", name => name == "Id");
        if (field.Type == "EmailAddress" && part.Text("Address") is { Length: > 0 } address && !(address.Contains('@') && address.Contains('.'))) throw Fault.Email();
        return part;
    }

    private JsonValue Text(FieldShape field, JsonNode value, string path)
    {
        var text = Scalar(value, path);
        if (text.Length > field.MaxLength) throw Fault.Length(field.MaxLength.Value, text.Length);
        if (field.PlainName && text.IndexOfAny(NotInNames) >= 0) throw Fault.Characters(switches.NameCharacterCode, path);
        return JsonValue.Create(text);
    }

    private JsonValue Chosen(FieldShape field, JsonNode value, string path)
    {
        var text = Scalar(value, path);
        return field.Values?.Contains(text) ?? true ? JsonValue.Create(text) : throw Fault.Enumeration(path);
    }

    private static JsonValue Number(JsonNode value, string path) =>
        decimal.TryParse(Scalar(value, path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Money.Json(number) : throw Fault.Number(path);

    /// <summary>A date may come with a time, which is cut off.</summary>
    private static JsonValue Date(string text, string path)
    {
        var day = text.Split('T')[0];
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? JsonValue.Create(day) : throw Fault.Date(path);
    }

    private static string Scalar(JsonNode value, string path) =>
        value is JsonValue scalar ? (scalar.TryGetValue<string>(out var text) ? text : scalar.ToJsonString()) : throw Fault.Type(path);
}
