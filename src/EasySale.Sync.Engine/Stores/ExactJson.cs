using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Stores;

/// <summary>A JSON value kept byte for byte inside another JSON document.</summary>
/// <param name="Bytes">UTF-8, one complete value.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct ExactJson(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>How much it is, never what.</summary>
    public override string ToString() => $"{Bytes.Length} B";

    private sealed class Converter : JsonConverter<ExactJson>
    {
        public override ExactJson Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new ExactJson(JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray());
        }

        public override void Write(Utf8JsonWriter writer, ExactJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Bytes.Span, skipInputValidation: true);
    }
}
