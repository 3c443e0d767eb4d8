using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Wire;

/// <summary>Reads and writes parts of entities.</summary>
internal static class BookJson
{
    /// <summary>A text; where there is none, it is left out, or the books' one is blanked if that is meant. An update leaves what it does not name.</summary>
    public static void Text(this Utf8JsonWriter writer, string name, string? text, bool empties = false)
    {
        if (empties || !string.IsNullOrEmpty(text)) writer.WriteText(name, text ?? "");
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
