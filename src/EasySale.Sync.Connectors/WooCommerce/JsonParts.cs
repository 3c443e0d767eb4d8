using System.Text.Json;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class JsonParts
{
    /// <summary>The elements of an array property; none when it is missing.</summary>
    public static IEnumerable<JsonElement> Parts(this JsonElement parent, string property) =>
        parent.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
