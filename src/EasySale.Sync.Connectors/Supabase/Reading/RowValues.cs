using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>Reads columns: empty text is none, amounts without the zeros the column's scale adds.</summary>
internal static class RowValues
{
    // Dividing by it leaves the amount and drops trailing zeros.
    private const decimal One = 1.0000000000000000000000000000m;

    public static string? Text(this JsonElement row, string column) =>
        Value(row, column) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    public static decimal? Amount(this JsonElement row, string column) =>
        Value(row, column) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() / One : null;

    public static long? Number(this JsonElement row, string column) =>
        Value(row, column) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : null;

    public static bool Flag(this JsonElement row, string column) => Value(row, column) is { ValueKind: JsonValueKind.True };

    public static DateTimeOffset? Instant(this JsonElement row, string column) =>
        row.Text(column) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime() : null;

    /// <summary>When a person changed the row last, else when its source did.</summary>
    public static DateTimeOffset? ChangedAt(this JsonElement row) => row.Instant("edited_at") ?? row.Instant("source_modified");

    public static Address? Address(this JsonElement row, string column)
    {
        if (Value(row, column) is not { ValueKind: JsonValueKind.Object } parts) return null;
        var address = new Address
        {
            FirstName = parts.Text("first_name"),
            LastName = parts.Text("last_name"),
            Company = parts.Text("company"),
            Line1 = parts.Text("line1"),
            Line2 = parts.Text("line2"),
            City = parts.Text("city"),
            Region = parts.Text("region"),
            PostalCode = parts.Text("postal_code"),
            Country = parts.Text("country"),
            Email = parts.Text("email"),
            Phone = parts.Text("phone"),
        };
        return address == new Address() ? null : address;
    }

    private static JsonElement? Value(JsonElement row, string column) => row.TryGetProperty(column, out var value) ? value : null;
}
