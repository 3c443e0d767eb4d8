using System.Globalization;
using System.Text.Json;

namespace EasySale.Sync.Connectors.QuickBooks.Wire;

/// <summary>Reads values of entities. One of the wrong kind is a <see cref="JsonException"/> that names the property, never a guess.</summary>
internal static class BookValues
{
    private const string Meta = "MetaData";
    private const string WrongKind = "has a value of the wrong kind";

    public static string Id(this JsonElement entity) => entity.Text("Id") is { Length: > 0 } id ? id : throw new JsonException("is missing", "Id", null, null);

    /// <summary>A number, whether written as one or as text; null where it is not told.</summary>
    public static decimal? Number(this JsonElement entity, string name)
    {
        var value = entity.Part(name);
        return value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
            JsonValueKind.String when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new JsonException(WrongKind, name, null, null),
        };
    }

    /// <summary>When it last changed, on the books' clock; UTC. Null where it is not told: a walk must not end over a stamp.</summary>
    public static DateTimeOffset? ModifiedAt(this JsonElement entity) => entity.Part(Meta).Instant("LastUpdatedTime");

    /// <summary>When it was made, on the books' clock; UTC.</summary>
    public static DateTimeOffset? CreatedAt(this JsonElement entity) => entity.Part(Meta).Instant("CreateTime");

    /// <summary>A day such as <c>2026-06-15</c>; null where it is not told.</summary>
    public static DateOnly? Day(this JsonElement entity, string name) => entity.Text(name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new JsonException(WrongKind, name, null, null);

    /// <summary>The elements of a list; none where it is not told.</summary>
    public static IEnumerable<JsonElement> Rows(this JsonElement entity, string name) =>
        entity.Part(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Transactions the entity, or one of its lines, is linked with, of a type.</summary>
    public static IEnumerable<string> Linked(this JsonElement entity, string type) =>
        entity.Rows("LinkedTxn").Where(link => link.Text("TxnType") == type).Select(link => link.Text("TxnId")).OfType<string>();

    // The zone of these stamps is the vendor's own and moves with its daylight saving.
    private static DateTimeOffset? Instant(this JsonElement entity, string name) =>
        entity.Part(name) is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var instant) ? instant.ToUniversalTime() : null;
}
