using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>
/// One-legged OAuth 1.0a with HMAC-SHA256: what WooCommerce wants over plain http, where it ignores Basic. The store signs with the
/// address it believes to have, so the connection must use exactly that one.
/// </summary>
internal static class OAuthSignature
{
    /// <summary>The address with the signed parameters added to its query.</summary>
    public static Uri Sign(string method, Uri address, string key, string secret, DateTimeOffset now, string nonce)
    {
        var added = RestQuery.None
            .With("oauth_consumer_key", key)
            .With("oauth_nonce", nonce)
            .With("oauth_signature_method", "HMAC-SHA256")
            .With("oauth_timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var unsigned = new UriBuilder(address) { Query = string.Join('&', new[] { address.Query.TrimStart('?'), added.ToString() }.Where(part => part.Length > 0)) }.Uri;
        var signature = Of(BaseString(method, unsigned), secret);
        return new UriBuilder(unsigned) { Query = $"{unsigned.Query.TrimStart('?')}&oauth_signature={Uri.EscapeDataString(signature)}" }.Uri;
    }

    public static string Of(string baseString, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(baseString)));

    public static string BaseString(string method, Uri address)
    {
        var parameters = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Normal(pair[0]), Value: Normal(pair.ElementAtOrDefault(1) ?? "")))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        var location = address.GetLeftPart(UriPartial.Path);
        return $"{method}&{Uri.EscapeDataString(location)}&{Uri.EscapeDataString(string.Join('&', parameters))}";
    }

    private static string Normal(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part.Replace('+', ' ')));
}
