using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Inputs;

/// <summary>Dates and instants as callers write them: <c>2026-11-01</c> or <c>2026-11-01T08:30:00Z</c>; without an offset it is UTC.</summary>
public static class InstantText
{
    public const string Allowed = "Must be a date (2026-11-01) or an instant (2026-11-01T08:30:00Z), UTC where no offset is given, from 1970 to 2999.";

    private const int FirstYear = 1970;
    private const int LastYear = 2999;

    private static readonly string[] Instants =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The instant, or null when the text is none.</summary>
    /// <param name="text">What the caller wrote.</param>
    /// <param name="endOfDay">A date alone means the end of that day (the next midnight), not its beginning.</param>
    public static DateTimeOffset? Parse(string text, bool endOfDay) =>
        Instant(text, endOfDay) is { Year: >= FirstYear and <= LastYear } instant ? instant : null;

    private static DateTimeOffset? Instant(string text, bool endOfDay)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
            return new DateTimeOffset((endOfDay ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, Utc, out var instant) ? instant : null;
    }
}
