using System.Globalization;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>A query string, in the order it was put together.</summary>
internal sealed record RestQuery(IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    public static readonly RestQuery None = new([]);

    public RestQuery With(string name, string value) => new([.. Parameters, new(name, value)]);

    public RestQuery With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A date bound, left out when there is none; both <c>after</c> and <c>before</c> exclude the very second.</summary>
    public RestQuery WithInstant(string name, DateTimeOffset? bound)
    {
        if (bound is not { } instant) return this;
        var query = With(name, StoreTime.Text(instant));
        return Parameters.Any(parameter => parameter.Key == "dates_are_gmt") ? query : query.With("dates_are_gmt", "true");
    }

    public RestQuery Including(IEnumerable<string> ids) => With("include", string.Join(',', ids));

    public override string ToString() =>
        string.Join('&', Parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
}
