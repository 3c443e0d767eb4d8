using System.Globalization;
using System.Text.Json;

namespace EasySale.Sync.Engine.Mapping.Values;

/// <summary>
/// Values on their way through a rule: null, <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/>,
/// <see cref="DateTimeOffset"/> or a list of those. Every conversion is total: what does not convert is null.
/// </summary>
public static class MappedValue
{
    // Nearer to the ends of the calendar a shift or a time zone could fall off it.
    private const int FirstYear = 1000;
    private const int LastYear = 9000;

    private static readonly string[] Dates =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>A JSON value; objects are nothing, lists are cut to <see cref="MappingLimits.ListEntries"/>.</summary>
    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => TextOf(json),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? number : json.GetRawText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Take(MappingLimits.ListEntries).Select(Single).Where(value => value is not null).ToList(),
        _ => null,
    };

    public static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        IReadOnlyList<object?> list => list.Count == 0,
        _ => false,
    };

    /// <summary>As people read it: exact numbers with a point, instants as <c>2026-11-01T08:30:00Z</c>, lists joined by a comma.</summary>
    public static string? Text(object? value) => value switch
    {
        string text => text,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IReadOnlyList<object?> list => Cut(string.Join(", ", list.Select(Text))),
        _ => null,
    };

    public static decimal? Number(object? value) => value switch
    {
        decimal number => number,
        string text when decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Texts without an offset are UTC.</summary>
    public static DateTimeOffset? Date(object? value) => Instant(value) is { Year: >= FirstYear and <= LastYear } instant ? instant : null;

    private static DateTimeOffset? Instant(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        string text when DateTimeOffset.TryParseExact(
            text.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) => instant,
        _ => null,
    };

    public static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        string text when bool.TryParse(text.Trim(), out var flag) => flag,
        _ => null,
    };

    /// <summary>The value as a type asks for it; null when it is none.</summary>
    public static object? As(MappedType type, object? value) => type switch
    {
        MappedType.Text => Text(value),
        MappedType.Number => Number(value),
        MappedType.Date => Date(value),
        MappedType.Flag => Flag(value),
        MappedType.List => value as IReadOnlyList<object?>,
        _ => value,
    };

    /// <summary>At most <see cref="MappingLimits.Text"/> characters, no character halved.</summary>
    public static string Cut(string text, int longest = MappingLimits.Text)
    {
        if (text.Length <= longest) return text;
        return longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)] : text[..longest];
    }

    /// <summary>Two values that mean the same: numbers by worth, texts letter by letter.</summary>
    public static bool AreEqual(object? left, object? right) =>
        Number(left) is { } a && Number(right) is { } b ? a == b : string.Equals(Text(left) ?? "", Text(right) ?? "", StringComparison.Ordinal);

    private static object? Single(JsonElement json) => json.ValueKind == JsonValueKind.Array ? null : Of(json);

    // A source may send half of a character; reading it as text would throw.
    private static string? TextOf(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return json.GetRawText().Trim('"');
        }
    }
}
