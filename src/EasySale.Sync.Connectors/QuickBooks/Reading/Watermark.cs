using System.Globalization;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>From when the next walk over changes starts: an instant of the books' own clock.</summary>
internal static class Watermark
{
    /// <summary>
    /// What changed within the walk's first answer's second, or was stored a little later than it is stamped, comes again. Intuit names no
    /// bound and does not say whether its boundary counts.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <param name="start">When the walk's first answer was given; null where it did not say.</param>
    public static string? After(DateTimeOffset? start) => start is { } instant ? QueryTime.Of(instant - Overlap) : null;

    /// <summary>The instant, or null for none and for what is not ours.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;
}
