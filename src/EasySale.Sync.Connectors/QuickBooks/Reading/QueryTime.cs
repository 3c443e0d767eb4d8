using System.Globalization;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Instants as the books' stamps have them: whole seconds, always with a zone.</summary>
internal static class QueryTime
{
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The second an instant lies in.</summary>
    public static DateTimeOffset Second(DateTimeOffset instant) => new(instant.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
