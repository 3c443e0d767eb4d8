using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>The id of another record: a number, sometimes as text; 0 or nothing means none.</summary>
internal sealed class IdConverter : JsonConverter<string?>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null or JsonTokenType.False => null,
        JsonTokenType.Number => Text(reader.GetInt64()),
        JsonTokenType.String => reader.GetString() is { Length: > 0 } text && text != "0" ? text : null,
        _ => throw new JsonException($"is {reader.TokenType}, not an id"),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string? Text(long id) => id == 0 ? null : id.ToString(CultureInfo.InvariantCulture);
}
