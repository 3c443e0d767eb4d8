using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>What a list of ids shows of changes that move no stamp, short enough to be kept with each record.</summary>
internal static class Marks
{
    private const int Bytes = 9;

    /// <summary>A refund that is deleted vanishes from its order.</summary>
    public static string? OfOrder(Row row) => Of(row, "refunds", refund => $"{Value(refund, "id")}:{Value(refund, "total")}");

    /// <summary>A category or tag that is renamed has another name in the product.</summary>
    public static string? OfProduct(Row row) => Of(row, "categories", Name) is { } categories ? categories + Of(row, "tags", Name) : null;

    private static string? Of(Row row, string property, Func<JsonElement, string> text)
    {
        if (row.Json.ValueKind != JsonValueKind.Object || !row.Json.TryGetProperty(property, out var parts) || parts.ValueKind != JsonValueKind.Array) return null;
        var told = string.Join('\n', parts.EnumerateArray().Select(text));
        return told.Length == 0 ? "" : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(told)).AsSpan(0, Bytes));
    }

    private static string Name(JsonElement term) => $"{Value(term, "id")}:{Value(term, "name")}";

    private static string Value(JsonElement part, string property) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(property, out var value) ? value.ToString() : "";
}
