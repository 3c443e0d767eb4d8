using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Writes what is sent to a store: what is not known is left out, amounts are texts, and no text reads as a placeholder.</summary>
internal static class StoreBody
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder };

    /// <summary>An object, its properties in the order written.</summary>
    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>A text; left out when the record has none.</summary>
    public static void Told(this Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) writer.Exactly(name, text);
    }

    /// <summary>An amount, as text: the store refuses a number where it validates.</summary>
    public static void Amount(this Utf8JsonWriter writer, string name, decimal? amount)
    {
        if (amount is { } known) writer.WriteString(name, known.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A text, empty ones included.</summary>
    public static void Exactly(this Utf8JsonWriter writer, string name, string text)
    {
        writer.WritePropertyName(name);
        var spelled = JsonEncodedText.Encode(text, Encoder).ToString();
        writer.WriteRawValue($"\"{spelled.Replace("{{", @"{\u007b", StringComparison.Ordinal)}\"");
    }
}
