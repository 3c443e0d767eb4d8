using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>An amount as WooCommerce writes it: a string, for some fields a number, empty for none.</summary>
internal sealed class AmountConverter : JsonConverter<decimal?>
{
    public override bool HandleNull => true;

    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.String => Parse(reader.GetString()!.Trim()),
        _ => throw new JsonException($"is {reader.TokenType}, not an amount"),
    };

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } amount) writer.WriteStringValue(amount.ToString(CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }

    private static decimal Number(ref Utf8JsonReader reader) =>
        reader.TryGetDecimal(out var amount) ? amount : throw new JsonException("is too large for an amount");

    private static decimal? Parse(string text)
    {
        if (text.Length == 0) return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw new JsonException("is not an amount");
    }
}
