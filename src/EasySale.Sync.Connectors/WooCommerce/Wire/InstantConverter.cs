using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>A <c>_gmt</c> date: UTC without saying so.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset?>
{
    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null or JsonTokenType.False => null,
        JsonTokenType.String => Parse(reader.GetString()!),
        _ => throw new JsonException($"is {reader.TokenType}, not a date"),
    };

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value is { } instant ? StoreTime.Text(instant) : null);

    private static DateTimeOffset? Parse(string text)
    {
        if (text.Length == 0) return null;
        return StoreTime.Parse(text) ?? throw new JsonException("is not a date");
    }
}
