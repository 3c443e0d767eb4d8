using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Amounts are texts with the shop's decimals; PHP rounds halves away from zero.</summary>
internal static class Money
{
    public static decimal Read(JsonNode? node) =>
        decimal.TryParse(node?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;

    public static decimal Round(decimal amount, int decimals = 2) => Math.Round(amount, decimals, MidpointRounding.AwayFromZero);

    public static string Text(decimal amount, int decimals = 2) =>
        Round(amount, decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static decimal Sum(JsonNode? lines, string name) => lines!.AsArray().Sum(line => Read(line![name]));
}
