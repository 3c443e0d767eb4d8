using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Reads events without trusting their shape.</summary>
internal static class EventText
{
    public static string? Of(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && value.ToString() is { Length: > 0 } text ? text : null;

    public static IEnumerable<JsonElement> Array(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>
    /// The records an event is about: kind and id, as the streams take them. A payment is told by its own id, and found by it to be for
    /// invoices. None for entities that do not travel.
    /// </summary>
    public static IReadOnlyList<RecordKey> Records(string? entity, string id) => entity?.ToUpperInvariant() switch
    {
        "CUSTOMER" => [new(RecordKind.Customers, id)],
        "ITEM" => [new(RecordKind.Products, id), new(RecordKind.Inventory, id)],
        "INVOICE" => [new(RecordKind.Payments, id)],
        "PAYMENT" => [new(RecordKind.Payments, PaymentSource.HintPrefix + id)],
        _ => [],
    };
}
