using System.Globalization;
using System.Text.RegularExpressions;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>
/// The four date filters, both bounds exclusive, with WordPress' quirk: a value with a zone is first converted to the
/// site's time, and then, with <c>dates_are_gmt=true</c>, compared as if it were UTC.
/// </summary>
internal sealed partial class DateBounds(RestRequest request, SiteTime time, bool comparesUtc)
{
    private readonly bool _gmt = request.Flag("dates_are_gmt");

    public Func<Row, bool> Filter()
    {
        DateTime? after = Read("after"), before = Read("before"), modifiedAfter = Read("modified_after"), modifiedBefore = Read("modified_before");
        if (after is null && before is null && modifiedAfter is null && modifiedBefore is null) return static _ => true;
        return row => Within(row.Created, after, before) && Within(row.Modified, modifiedAfter, modifiedBefore);
    }

    private bool Within(DateTime utc, DateTime? after, DateTime? before)
    {
        if (after is null && before is null) return true;
        var stamp = _gmt || comparesUtc ? utc : time.ToLocal(utc);
        return !(stamp <= after) && !(stamp >= before);
    }

    private DateTime? Read(string name)
    {
        if (request.Text(name) is not { Length: > 0 } text) return null;
        var local = SiteLocal(Fraction().Replace(text, ""));
        // Orders have only a UTC column, so a local value is converted; the other kinds compare their local column.
        return !_gmt && comparesUtc ? time.ToUtc(local) : local;
    }

    private DateTime SiteLocal(string text)
    {
        var styles = Zone().IsMatch(text) ? DateTimeStyles.AdjustToUniversal : DateTimeStyles.None;
        var stamp = DateTime.Parse(text, CultureInfo.InvariantCulture, styles);
        return styles == DateTimeStyles.None ? stamp : time.ToLocal(stamp);
    }

    [GeneratedRegex(@"\.\d+")]
    private static partial Regex Fraction();

    [GeneratedRegex(@":\d{2}(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$")]
    private static partial Regex Zone();
}
