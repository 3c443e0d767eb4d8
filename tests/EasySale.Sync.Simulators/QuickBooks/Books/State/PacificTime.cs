using System.Globalization;

namespace EasySale.Sync.Simulators.QuickBooks.Books.State;

/// <summary>The service's clock: stamps carry the Pacific offset, which changes with daylight saving.</summary>
internal sealed class PacificTime(TimeProvider time)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public string TodayText => Text(Today);

    /// <summary>To the second, as in MetaData.</summary>
    public string Stamp => Now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>To the millisecond, as in the envelope.</summary>
    public string Envelope => Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
