using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Writes the bodies of operations. What people wrote goes through <see cref="WriteText"/>; only ids may be <see cref="Placeholder"/>s.</summary>
public static class BodyJson
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

    /// <summary>A text that never reads as a placeholder, whoever wrote it: double braces are spelled otherwise, and mean the same.</summary>
    public static void WriteText(this Utf8JsonWriter writer, string name, string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            writer.WriteString(name, text);
            return;
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue($"\"{Encoder.Encode(text).Replace("{{", @"{\u007b", StringComparison.Ordinal)}\"");
    }
}
