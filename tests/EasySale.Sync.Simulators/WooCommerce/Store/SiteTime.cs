using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>The site's time zone and clock: each stamp exists twice, local and UTC, to the second and without a suffix.</summary>
public sealed class SiteTime(TimeProvider time, TimeZoneInfo zone)
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss";
    private DateTimeOffset? _fixed;
    private TimeSpan _skew;

    /// <summary>What the store believes the time is; the <c>Date</c> header and all new stamps come from here.</summary>
    public DateTimeOffset Now => (_fixed ?? time.GetUtcNow()) + _skew;

    /// <summary>Stops the clock at an instant; it moves only by <see cref="Advance"/> from then on.</summary>
    public void Set(DateTimeOffset instant) => (_fixed, _skew) = (instant, TimeSpan.Zero);

    public void Advance(TimeSpan by) => _skew += by;

    internal DateTime NowUtc => Now.UtcDateTime;

    internal DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    internal DateTime ToUtc(DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return unspecified - zone.GetUtcOffset(unspecified);
    }

    internal static string Text(DateTime stamp) => stamp.ToString(Form, CultureInfo.InvariantCulture);

    internal static DateTime? Read(JsonNode? node) =>
        DateTime.TryParse(node?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var stamp) ? stamp : null;

    /// <summary>Writes one date in both its forms.</summary>
    internal void Stamp(JsonObject body, string name, DateTime? utc)
    {
        body[name] = utc is { } at ? Text(ToLocal(at)) : null;
        body[name + "_gmt"] = utc is { } gmt ? Text(gmt) : null;
    }
}
