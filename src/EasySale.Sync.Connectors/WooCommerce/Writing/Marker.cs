using System.Text.Json;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>What a creation leaves in the store's metadata, so that it is known again when its answer was lost: the operation's request id.</summary>
internal static class Marker
{
    /// <summary>Begins with an underscore: WordPress keeps such keys out of its forms.</summary>
    public const string Key = "_easysale_sync";

    /// <summary>The metadata a creation is sent with.</summary>
    public static void Write(Utf8JsonWriter item, string requestId)
    {
        item.WriteStartArray("meta_data");
        item.WriteStartObject();
        item.WriteString("key", Key);
        item.WriteString("value", requestId);
        item.WriteEndObject();
        item.WriteEndArray();
    }

    /// <summary>The request id a resource was made with, or null.</summary>
    public static string? In(JsonElement resource) => resource.Parts("meta_data")
        .Where(entry => entry.TryGetProperty("key", out var key) && key.ValueEquals(Key) && entry.TryGetProperty("value", out _))
        .Select(entry => entry.GetProperty("value").ToString())
        .FirstOrDefault();
}
