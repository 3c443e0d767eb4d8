using System.Globalization;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>The day a document belongs to: the day it was in the company's zone, not in UTC nor at the shop.</summary>
internal static class TxnDates
{
    /// <param name="timeZone">IANA name. One this system does not know counts as UTC.</param>
    public static DateOnly Day(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone(timeZone)).DateTime);

    /// <summary>The day as the API writes it: 2026-06-15.</summary>
    public static string Text(DateTimeOffset instant, string timeZone) =>
        Day(instant, timeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>When a day began in the company's zone; UTC.</summary>
    public static DateTimeOffset Beginning(DateOnly day, string timeZone)
    {
        var (zone, start) = (Zone(timeZone), day.ToDateTime(TimeOnly.MinValue));
        // Some zones put their clocks forward at midnight: then the day begins an hour later.
        if (zone.IsInvalidTime(start)) start = start.AddHours(1);
        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
