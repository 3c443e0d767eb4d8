using System.Globalization;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Answers;

/// <summary>Instants as Intuit writes them: with the Pacific offset of the day.</summary>
internal static class PacificTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public static string Text(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
