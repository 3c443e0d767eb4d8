using System.Text.Json;
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

    /// <summary>The kind of an entity, whatever its case; null for those that do not travel.</summary>
    public static RecordKind? KindOf(string? entity) => entity?.ToUpperInvariant() switch
    {
        "CUSTOMER" => RecordKind.Customers,
        "ITEM" => RecordKind.Products,
        "INVOICE" or "SALESRECEIPT" => RecordKind.Orders,
        "PAYMENT" => RecordKind.Payments,
        "CREDITMEMO" or "REFUNDRECEIPT" => RecordKind.Refunds,
        _ => null,
    };
}
