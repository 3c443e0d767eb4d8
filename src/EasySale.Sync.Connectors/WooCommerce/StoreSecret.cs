using System.Globalization;
using System.Text.RegularExpressions;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>A webhook's secret as the store signs with it: HTML's special characters decoded, once, as WordPress does.</summary>
internal static partial class StoreSecret
{
    public static string Decoded(string secret) => Special().Replace(secret, match => match.Groups["name"].Value switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        _ => Numbered(match),
    });

    private static string Numbered(Match match) => ((char)(match.Groups["hex"] is { Success: true } hex
        ? int.Parse(hex.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))).ToString();

    // " & ' < > by number, " & ' in hexadecimal: those and no others.
    [GeneratedRegex("&(?:(?<name>amp|lt|gt|quot)|#0*(?<number>34|38|39|60|62)|#[xX]0*(?<hex>22|26|27));")]
    private static partial Regex Special();
}
