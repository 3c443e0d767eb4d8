using System.Globalization;
using System.Text;

namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>Spelling of row keys: ordered numbers, escaped text.</summary>
public static class RowKey
{
    /// <summary>The first key after every key that begins with <paramref name="prefix"/>: the open end of a prefix range.</summary>
    public static string After(string prefix) => prefix + "\uFFFD";

    /// <summary>A number as 19 digits, so that text order is number order. Never negative.</summary>
    public static string Ordered(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>An instant as a key part, so that text order is order in time; precise to the tick.</summary>
    public static string Ordered(DateTimeOffset instant) => Ordered(instant.UtcTicks);

    /// <summary>The instant a key of several parts begins with, in UTC.</summary>
    public static DateTimeOffset InstantOf(string key) =>
        new(long.Parse(key.AsSpan(0, key.IndexOf('|')), NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>
    /// Text as a key part. Letters, digits and <c>- _ . : @ space</c> stay, everything else (also <c>|</c>, which separates
    /// parts, and what the table service forbids: <c>/ \ # ? %</c> and controls) becomes <c>*XXXX</c> per UTF-16 unit.
    /// </summary>
    public static string Escape(string text)
    {
        if (text.All(IsPlain)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
            if (IsPlain(unit)) escaped.Append(unit);
            else escaped.Append('*').Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
        return escaped.ToString();
    }

    private static bool IsPlain(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.' or ':' or '@' or ' ';
}
