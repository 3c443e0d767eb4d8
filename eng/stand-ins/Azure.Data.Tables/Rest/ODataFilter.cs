using System.Globalization;

namespace Azure.Data.Tables.Rest;

internal static class ODataFilter
{
    public static string Create(FormattableString filter) =>
        string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(argument => (object)Literal(argument))]);

    private static string Literal(object value) => value switch
    {
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Guid guid => $"guid'{guid}'",
        DateTime instant => $"datetime'{EntityJson.Instant(instant)}'",
        DateTimeOffset instant => $"datetime'{EntityJson.Instant(instant.UtcDateTime)}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexStringLower(data)}'",
        _ => Quote(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''")}'";
}
