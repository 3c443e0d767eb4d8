using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EasySale.Sync.Connectors.QuickBooks.Wire;

/// <summary>Writes entities as JSON.</summary>
internal static class BookJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    /// <summary>A text, left out when there is none.</summary>
    public static void Text(this Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) writer.WriteString(name, text);
    }

    /// <summary>The text of a property, or null.</summary>
    public static string? Text(this JsonElement entity, string name) =>
        entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The id a reference names, or null.</summary>
    public static string? Reference(this JsonElement entity, string name) =>
        entity.Part(name).Text("value");

    /// <summary>A flag; false where it is not told.</summary>
    public static bool Flag(this JsonElement entity, string name) =>
        entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Lists hold entries that were switched off; what does not say so is active.</summary>
    public static bool IsActive(this JsonElement entity) => !entity.TryGetProperty("Active", out var active) || active.ValueKind != JsonValueKind.False;

    /// <summary>A property that is an object, or an empty one.</summary>
    public static JsonElement Part(this JsonElement entity, string name) =>
        entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty(name, out var part) ? part : default;
}
