using System.Globalization;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Instants as WooCommerce spells them: UTC, whole seconds, no zone suffix (a suffix is misread beside <c>dates_are_gmt</c>).</summary>
internal static class StoreTime
{
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
}
