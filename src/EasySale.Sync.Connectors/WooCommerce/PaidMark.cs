using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>
/// What an order that was paid elsewhere keeps in the store's metadata: the record that told of the money, as <c>{connection}/{id}</c>. Where
/// that is from, the money is booked already.
/// </summary>
internal static class PaidMark
{
    /// <summary>Begins with an underscore: WordPress keeps such keys out of its forms.</summary>
    public const string Key = "_easysale_paid_by";

    private const char Separator = '/';

    public static void Write(Utf8JsonWriter order, RecordOrigin told)
    {
        order.WriteStartArray("meta_data");
        order.WriteStartObject();
        order.WriteString("key", Key);
        order.WriteString("value", $"{told.ConnectionId}{Separator}{told.Id}");
        order.WriteEndObject();
        order.WriteEndArray();
    }

    /// <summary>What an order says; null where it was not paid elsewhere.</summary>
    public static RecordOrigin? In(JsonElement order) => order.Parts("meta_data")
        .Where(entry => entry.TryGetProperty("key", out var key) && key.ValueEquals(Key) && entry.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String)
        .Select(entry => entry.GetProperty("value").GetString()!.Split(Separator, 2))
        .Where(parts => parts.Length == 2)
        .Select(parts => new RecordOrigin(parts[0], parts[1]))
        .FirstOrDefault();
}
