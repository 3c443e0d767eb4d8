using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Rest;

// Entities on the wire: a type annotation beside every value whose type JSON does not show.
internal static class EntityJson
{
    private const string Annotation = "@odata.type";

    public static byte[] Write(ITableEntity entity)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Cast(entity))
                if (value is not null && name is not (nameof(ITableEntity.Timestamp) or TableEntity.ETagName)) Write(json, name, value);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static TableEntity Read(JsonElement json)
    {
        var values = new Dictionary<string, object>();
        foreach (var property in json.EnumerateObject())
            if (!property.Name.EndsWith(Annotation, StringComparison.Ordinal) && property.Name != "odata.metadata")
                values[property.Name] = Read(property, json.TryGetProperty(property.Name + Annotation, out var type) ? type.GetString() : null);
        return new TableEntity(values);
    }

    // Typed entities exist in the real client; this stand-in serves the dictionary kind only.
    public static TableEntity Cast(ITableEntity entity) =>
        entity as TableEntity ?? throw new NotSupportedException("The stand-in of Azure.Data.Tables serves TableEntity only.");

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: json.WriteString(name, text); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int number: json.WriteNumber(name, number); break;
            case Enum choice: json.WriteString(name, choice.ToString()); break;
            case double number: Typed(json, name, "Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)); break;
            case long number: Typed(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case Guid guid: Typed(json, name, "Edm.Guid", guid.ToString()); break;
            case byte[] bytes: Typed(json, name, "Edm.Binary", Convert.ToBase64String(bytes)); break;
            case BinaryData data: Typed(json, name, "Edm.Binary", Convert.ToBase64String(data)); break;
            case DateTime instant: Typed(json, name, "Edm.DateTime", Instant(instant)); break;
            case DateTimeOffset instant: Typed(json, name, "Edm.DateTime", Instant(instant.UtcDateTime)); break;
            default: throw new NotSupportedException($"A value of type {value.GetType()} cannot be stored in a table.");
        }
    }

    private static void Typed(Utf8JsonWriter json, string name, string type, string text)
    {
        json.WriteString(name, text);
        json.WriteString(name + Annotation, type);
    }

    private static object Read(JsonProperty property, string type) => (property.Value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.True or JsonValueKind.False, _) => property.Value.GetBoolean(),
        (_, "Edm.Double") => property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetDouble()
            : double.Parse(property.Value.GetString(), CultureInfo.InvariantCulture),
        (_, "Edm.Int64") => long.Parse(property.Value.GetString(), CultureInfo.InvariantCulture),
        (_, "Edm.Guid") => property.Value.GetGuid(),
        (_, "Edm.Binary") => property.Value.GetBytesFromBase64(),
        (_, "Edm.DateTime") => property.Value.GetDateTimeOffset(),
        (JsonValueKind.Number, _) => property.Value.TryGetInt32(out var number) ? number : property.Value.GetDouble(),
        _ when property.NameEquals(nameof(ITableEntity.Timestamp)) => property.Value.GetDateTimeOffset(),
        _ => property.Value.GetString(),
    };

    internal static string Instant(DateTime instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
